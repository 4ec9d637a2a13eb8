package io.github.convoscope.ui.thought;

import io.github.convoscope.explain.thought.ThoughtMoment;
import io.github.convoscope.explain.thought.ThoughtTimeline;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.ThoughtMarks;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Plays the thought of the drawing on the pad: the scene shows only what is computed by now, and no
 * part of the window tells the answer before the end. Whoever draws, or changes what is computed,
 * ends it: the pen always comes first. JavaFX thread.
 */
final class ThoughtView {
  /** Above all other overlays: they could tell what is not computed yet. */
  private static final int ORDER = 1000;

  private final Shell shell;
  private final Workspace workspace;
  private final ThoughtPlayer player;
  private final SceneOverlay overlay = SceneOverlay.over(ORDER);
  private final ReadOnlyObjectWrapper<@Nullable ThoughtTimeline> thought =
      new ReadOnlyObjectWrapper<>();
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
    if (model == null || frame == null) {
      return;
    }
    if (frame.blank()) {
      workspace.notices().tell(Message.of("thought.nothing"));
      return;
    }
    ThoughtTimeline film =
        ThoughtTimeline.of(
            model.spec(), model.weights(), frame.keep().activations(), frame.request().clamped());
    workspace.answerPart().set(0);
    thought.set(film);
    // A pinned neuron's card tells its value; it comes back after the end.
    pins = List.copyOf(workspace.pins());
    chosen = workspace.chosen().get();
    workspace.pins().clear();
    ThoughtBar opened = new ThoughtBar(shell.commands(), player);
    bar = opened;
    shell.bottom().add(opened);
    shell.commands().active(Context.PLAYING).set(true);
    player.begin(film.seconds());
    show();
  }

  /** Ends the thought and shows all again; true when one was open. */
  boolean end() {
    if (thought.get() == null) {
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
    overlay.show(ThoughtMarks.of(moment));
    workspace.answerPart().set(moment.answerPart());
    shown.show(film, moment);
  }
}
