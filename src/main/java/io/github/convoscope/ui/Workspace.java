package io.github.convoscope.ui;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Holds the observable state of the window, from which everything on screen is made. Panels read
 * it, change it and listen to it; they never call each other. JavaFX thread.
 *
 * <pre>{@code
 * workspace.pin(new Neuron(3, 5, 10, 12)); // layer 3, map 5, row 10, column 12
 * workspace.clamped().set(new Interventions(List.of(new Clamp(3, 5, 0)))); // unit 5 off
 * workspace.frame().addListener((observed, before, frame) -> paint(frame));
 * }</pre>
 */
public final class Workspace {
  private final UserSettings settings;
  private final Notices notices = new Notices();
  private final PadContent padContent = new PadContent();
  private final Explainer explainer;
  private final Explainer background;
  private final Explainer requested;
  private final FileTasks fileTasks;
  private final LiveUpdates updates;
  private final ReadOnlyObjectWrapper<@Nullable Model> model = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Model> computing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable Neuron> hovered = new SimpleObjectProperty<>();
  private final BooleanBinding drawn;
  private final ObservableList<Neuron> pins = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Neuron> chosen = new SimpleObjectProperty<>();
  private final ObjectProperty<Interventions> clamped =
      new SimpleObjectProperty<>(Interventions.NONE);
  private final SceneOverlays overlays = new SceneOverlays();
  private final ObjectProperty<@Nullable Integer> target = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> against = new SimpleObjectProperty<>();
  private final DoubleProperty answerPart = new SimpleDoubleProperty(1);
  private final Map<Class<?>, Object> shared = new HashMap<>();

  /**
   * Makes an empty workspace.
   *
   * @param workers the threads that do the work
   * @param requestPulse requests a call of {@link LiveUpdates#pulse()}; called on the live worker
   *     and in pulses
   */
  public Workspace(UserSettings settings, WindowWorkers workers, Runnable requestPulse) {
    this.settings = settings;
    explainer = new Explainer(workers.explain(), workers.screen(), notices);
    requested = new Explainer(workers.requested(), workers.screen(), notices);
    fileTasks = new FileTasks(workers.files(), workers.screen(), notices);
    updates =
        new LiveUpdates(
            settings, padContent, clamped, overlays, notices, workers.live(), requestPulse);
    background =
        new Explainer(workers.background(), workers.screen(), notices, updates::isFollowingTheHand);
    drawn =
        Bindings.createBooleanBinding(
            () -> updates.frame().get() != null && !updates.frame().get().blank(), updates.frame());
    updates.frame().addListener((observed, before, now) -> endChange(now != null));
    notices
        .current()
        .addListener((observed, before, now) -> endChange(now != null && now.problem()));
    pins.addListener(
        (javafx.collections.ListChangeListener<Neuron>)
            change -> {
              if (!pins.contains(chosen.get())) {
                chosen.set(pins.isEmpty() ? null : pins.get(pins.size() - 1));
              }
            });
  }

  private void endChange(boolean end) {
    if (end) {
      changing.set(false);
    }
  }

  /** Shows another network, and drops pins, clamped units and choices of the old one. */
  public void show(Model next) {
    changing.set(updates.frame().get() != null || changing.get());
    pins.clear();
    hovered.set(null);
    target.set(null);
    against.set(null);
    clamped.set(Interventions.NONE);
    answerPart.set(1);
    // Before the marks go: none are made again from a frame of the old network.
    updates.stop();
    overlays.clear();
    explainer.use(next);
    background.use(next);
    requested.use(next);
    padContent.fit(next.input());
    model.set(next);
    computing.set(next);
    Message remark = next.remark();
    if (remark != null) {
      notices.tell(remark);
    }
    updates.start(next);
  }

  /**
   * Has another engine, or other weights, compute the shown network, live and for short
   * explanations; nothing that the user has chosen changes.
   *
   * @param same the shown model, computed by another engine, or one with the very same spec
   */
  public void computeWith(Model same) {
    explainer.use(same);
    computing.set(same);
    updates.computeWith(same);
  }

  /**
   * Shows a network in place of the shown one, which has the same layers and other weights: pins,
   * clamped units and choices stay.
   *
   * @param same has the very spec of the shown network
   */
  public void showWeights(Model same) {
    List<Neuron> kept = List.copyOf(pins);
    Neuron its = chosen.get();
    pins.clear();
    explainer.use(same);
    background.use(same);
    requested.use(same);
    model.set(same);
    // Before frames are computed: pathways in them must be of the same weights.
    computing.set(same);
    updates.computeWith(same);
    pins.setAll(kept);
    chosen.set(its);
  }

  /** The shown network with the engine that computes it; null until the first one is loaded. */
  public ReadOnlyObjectProperty<@Nullable Model> computing() {
    return computing.getReadOnlyProperty();
  }

  /**
   * True from the moment when another network takes the place of the shown one until its first
   * frame is there, or an error says why there is none. It becomes true before anything changes.
   */
  public ReadOnlyBooleanProperty changing() {
    return changing.getReadOnlyProperty();
  }

  /** The user's settings, which are stored between runs. */
  public UserSettings settings() {
    return settings;
  }

  /** The text of the message bar. */
  public Notices notices() {
    return notices;
  }

  /** The content of the pad. */
  public PadContent padContent() {
    return padContent;
  }

  /** The worker for short explanations, which follow the drawing. */
  public Explainer explainer() {
    return explainer;
  }

  /** The worker for long work, such as feature visualisation of a whole network. */
  public Explainer background() {
    return background;
  }

  /**
   * The worker for long work that the user asked for and waits for, such as occlusion of a
   * photograph: neither short explanations nor an atlas in the making are in its way.
   */
  public Explainer requested() {
    return requested;
  }

  /** The worker that reads and writes files. */
  public FileTasks fileTasks() {
    return fileTasks;
  }

  /** The shown network; null until the first one is loaded. */
  public ReadOnlyObjectProperty<@Nullable Model> model() {
    return model.getReadOnlyProperty();
  }

  /** The object that requests and shows frames. */
  public LiveUpdates updates() {
    return updates;
  }

  /** The shown frame, or null until there is one. {@link LiveFrame} says how long it is valid. */
  public ReadOnlyObjectProperty<@Nullable LiveFrame> frame() {
    return updates.frame();
  }

  /** True while the newest frame is of something: not of a blank pad. */
  public ObservableBooleanValue drawn() {
    return drawn;
  }

  /** The painter that gives neurons their colours; null without a model. */
  public ReadOnlyObjectProperty<@Nullable FramePainter> painter() {
    return updates.painter();
  }

  /** The neuron under the pointer in any view, or null. */
  public ObjectProperty<@Nullable Neuron> hovered() {
    return hovered;
  }

  /** Pinned neurons, in the order they were pinned. */
  public ObservableList<Neuron> pins() {
    return pins;
  }

  /**
   * The pinned neuron whose edges and receptive field are shown; null exactly while nothing is
   * pinned.
   */
  public ObjectProperty<@Nullable Neuron> chosen() {
    return chosen;
  }

  /** Pins a neuron, chooses it, and removes all other pins. */
  public void pin(Neuron neuron) {
    pins.setAll(neuron);
    chosen.set(neuron);
  }

  /** Pins one more neuron and chooses it. */
  public void pinAlso(Neuron neuron) {
    if (!pins.contains(neuron)) {
      pins.add(neuron);
    }
    chosen.set(neuron);
  }

  /**
   * Follows an edge to a neuron: pins it in place of the chosen neuron, and keeps all other pins.
   */
  public void follow(Neuron neuron) {
    int place = pins.indexOf(chosen.get());
    if (pins.contains(neuron) || place < 0) {
      pinAlso(neuron);
      return;
    }
    pins.add(place + 1, neuron);
    chosen.set(neuron);
    pins.remove(place);
  }

  /** The clamped units ("what if it were off?"). */
  public ObjectProperty<Interventions> clamped() {
    return clamped;
  }

  /** The overlays of all features in the scene. */
  public SceneOverlays overlays() {
    return overlays;
  }

  /** The class that explanations are about; null means the network's own answer. */
  public ObjectProperty<@Nullable Integer> target() {
    return target;
  }

  /** The class with which {@link #target()} is compared, or null. */
  public ObjectProperty<@Nullable Integer> against() {
    return against;
  }

  /**
   * How much of the answer is shown: 1 for all of it. Below 1 it is not told yet, by no part of the
   * window; the bars of the classes have this part of their length.
   */
  public DoubleProperty answerPart() {
    return answerPart;
  }

  /** True while the answer is not told yet. */
  public boolean isAnswerHidden() {
    return answerPart.get() < 1;
  }

  /**
   * Returns state that several features share, such as the choice of visible edges. There is one
   * object of each type.
   *
   * @param make makes the object when the first feature asks for it
   */
  public <T> T shared(Class<T> type, Function<Workspace, T> make) {
    Object known = shared.get(type);
    T state = known == null ? make.apply(this) : type.cast(known);
    shared.put(type, state);
    return state;
  }
}
