package io.github.convoscope.ui.thought;

import io.github.convoscope.explain.thought.ThoughtMoment;
import io.github.convoscope.explain.thought.ThoughtTimeline;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.ThoughtMarks;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Plays the thought of the drawing on the pad: the scene shows only what is computed by now, and no
 * part of the window tells the answer before the end. A worker makes the film. Whoever draws, pins
 * a neuron, or changes what is computed, ends it: the hand always comes first. JavaFX thread.
 */
final class ThoughtView {
  /** Above all other overlays: they could tell what is not computed yet. */
  private static final int ORDER = 1000;

  /** The lane of the worker in which films are made. */
  private static final String LANE = "thought";

  private final Shell shell;
  private final Workspace workspace;
  private final ThoughtPlayer player;
  private final SceneOverlay overlay = SceneOverlay.over(ORDER);
  private final ReadOnlyObjectWrapper<@Nullable ThoughtTimeline> thought =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private @Nullable ThoughtBar bar;
  private List<Neuron> pins = List.of();
  private @Nullable Neuron chosen;

  ThoughtView(Shell shell, ThoughtPlayer player) {
    this.shell = shell;
    this.player = player;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    player.time().addListener(changed -> show());
    player.playing().addListener(changed -> show());
    workspace.padContent().version().addListener(changed -> end());
    workspace.settings().normalise().addListener(changed -> end());
    workspace.clamped().addListener(changed -> end());
    workspace.model().addListener(changed -> forget());
    workspace.chosen().addListener((observed, before, neuron) -> pinned(neuron));
    shell
        .commands()
        .active(Context.STEPPING)
        .addListener(
            (observed, before, stepping) -> {
              if (stepping) {
                end();
              }
            });
  }

  /** The film that is open, or null. */
  ReadOnlyObjectProperty<@Nullable ThoughtTimeline> thought() {
    return thought.getReadOnlyProperty();
  }

  /** True from the moment a film is asked for until it is closed. */
  ReadOnlyBooleanProperty wanted() {
    return wanted;
  }

  /** Times at which the open film stops step by step. */
  List<Double> steps() {
    ThoughtTimeline open = thought.get();
    return open == null ? List.of() : open.steps();
  }

  /** Times at which a layer begins in the open film. */
  List<Double> layers() {
    ThoughtTimeline open = thought.get();
    return open == null ? List.of() : open.layerStarts();
  }

  /** Plays the thought of the drawing on the pad, or ends it. */
  void toggle() {
    if (!end()) {
      begin();
    }
  }

  private void begin() {
    Model model = workspace.model().get();
    LiveFrame frame = workspace.frame().get();
    if (model == null || frame == null || frame.blank()) {
      return;
    }
    LiveFrame kept = frame.keep();
    wanted.set(true);
    ThoughtBar opened = new ThoughtBar(shell.commands(), player);
    opened.disableProperty().bind(thought.isNull());
    bar = opened;
    shell.bottom().add(opened);
    shell.commands().active(Context.PLAYING).set(true);
    // Of a network for photographs it takes seconds.
    workspace
        .explainer()
        .start(
            LANE,
            (engine, progress) ->
                ThoughtTimeline.of(
                    model.spec(), model.weights(), kept.activations(), kept.request().clamped()),
            this::open);
  }

  private void open(ThoughtTimeline film) {
    if (!wanted.get()) {
      return;
    }
    workspace.answerPart().set(0);
    // A pinned neuron's card tells its value; it comes back after the end.
    pins = List.copyOf(workspace.pins());
    chosen = workspace.chosen().get();
    workspace.pins().clear();
    thought.set(film);
    player.begin(film.seconds());
    show();
  }

  /** A neuron that is pinned while the film is open has its card: the film is over. */
  private void pinned(@Nullable Neuron neuron) {
    if (neuron != null && wanted.get()) {
      forget();
    }
  }

  /** Ends the thought and shows all again; true when one was open or being made. */
  boolean end() {
    if (!wanted.get()) {
      return false;
    }
    List<Neuron> before = pins;
    Neuron last = chosen;
    forget();
    before.forEach(workspace::pinAlso);
    if (last != null) {
      workspace.pinAlso(last);
    }
    return true;
  }

  private void forget() {
    ThoughtBar shown = bar;
    wanted.set(false);
    workspace.explainer().cancel(LANE);
    player.playing().set(false);
    if (shown != null) {
      shell.bottom().remove(shown);
    }
    bar = null;
    thought.set(null);
    pins = List.of();
    chosen = null;
    shell.commands().active(Context.PLAYING).set(false);
    overlay.clear();
    workspace.answerPart().set(1);
  }

  private void show() {
    ThoughtTimeline film = thought.get();
    ThoughtBar shown = bar;
    if (film == null || shown == null) {
      return;
    }
    ThoughtMoment moment = film.at(player.time().get());
    boolean playing = player.playing().get();
    overlay.show(ThoughtMarks.of(moment, playing ? film.told(moment.time()) : moment.cell()));
    workspace.answerPart().set(moment.answerPart());
    shown.show(film, moment);
  }
}
