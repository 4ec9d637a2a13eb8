package io.github.convoscope.ui;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The observable state of the window: what everything on screen is made from. Panels read it,
 * change it, and listen to it; they never talk to each other. JavaFX thread.
 */
public final class Workspace {
  private final UserSettings settings;
  private final Notices notices = new Notices();
  private final PadContent padContent = new PadContent();
  private final Explainer explainer;
  private final Explainer background;
  private final FileTasks fileTasks;
  private final LiveUpdates updates;
  private final ReadOnlyObjectWrapper<@Nullable Model> model = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Model> computing = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Neuron> hovered = new SimpleObjectProperty<>();
  private final ObservableList<Neuron> pins = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Neuron> chosen = new SimpleObjectProperty<>();
  private final ObjectProperty<Interventions> held = new SimpleObjectProperty<>(Interventions.NONE);
  private final SceneOverlays overlays = new SceneOverlays();
  private final ObjectProperty<@Nullable Integer> target = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> against = new SimpleObjectProperty<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();

  /**
   * An empty workspace.
   *
   * @param workers where work is done
   * @param requestPulse makes {@link LiveUpdates#pulse()} be called; runs on the live worker and in
   *     pulses
   */
  public Workspace(UserSettings settings, WindowWorkers workers, Runnable requestPulse) {
    this.settings = settings;
    explainer = new Explainer(workers.explain(), workers.screen(), notices);
    background = new Explainer(workers.background(), workers.screen(), notices);
    fileTasks = new FileTasks(workers.files(), workers.screen(), notices);
    updates =
        new LiveUpdates(
            settings, padContent, held, overlays, notices, workers.live(), requestPulse);
    pins.addListener(
        (javafx.collections.ListChangeListener<Neuron>)
            change -> {
              if (!pins.contains(chosen.get())) {
                chosen.set(pins.isEmpty() ? null : pins.get(pins.size() - 1));
              }
            });
  }

  /** Shows another network; pins, held units and choices of the old one are dropped. */
  public void show(Model next) {
    pins.clear();
    hovered.set(null);
    target.set(null);
    against.set(null);
    held.set(Interventions.NONE);
    overlays.clear();
    updates.stop();
    explainer.use(next);
    background.use(next);
    model.set(next);
    computing.set(next);
    Message remark = next.remark();
    if (remark != null) {
      notices.tell(remark);
    }
    updates.start(next);
  }

  /**
   * Has another engine compute the shown network, live and for short explanations; nothing that the
   * user has chosen changes.
   *
   * @param same the shown model, computed by another engine
   */
  public void computeWith(Model same) {
    explainer.use(same);
    updates.computeWith(same);
    computing.set(same);
  }

  /** The shown network with the engine that computes it; null until the first one is loaded. */
  public ReadOnlyObjectProperty<@Nullable Model> computing() {
    return computing.getReadOnlyProperty();
  }

  /** What a person has chosen for good. */
  public UserSettings settings() {
    return settings;
  }

  /** What the message bar says. */
  public Notices notices() {
    return notices;
  }

  /** What lies on the pad. */
  public PadContent padContent() {
    return padContent;
  }

  /** For explanations that follow the drawing: short work. */
  public Explainer explainer() {
    return explainer;
  }

  /** For long work such as feature visualisation of a whole network. */
  public Explainer background() {
    return background;
  }

  /** For reading and writing files. */
  public FileTasks fileTasks() {
    return fileTasks;
  }

  /** The network that is shown; null until the first one is loaded. */
  public ReadOnlyObjectProperty<@Nullable Model> model() {
    return model.getReadOnlyProperty();
  }

  /** Requests and shows frames. */
  public LiveUpdates updates() {
    return updates;
  }

  /**
   * The frame that is shown, or null until there is one. {@link LiveFrame} says how long it holds.
   */
  public ReadOnlyObjectProperty<@Nullable LiveFrame> frame() {
    return updates.frame();
  }

  /** What gives neurons their colours; null without a model. */
  public ReadOnlyObjectProperty<@Nullable FramePainter> painter() {
    return updates.painter();
  }

  /** The neuron under the pointer, in whatever view, or null. */
  public ObjectProperty<@Nullable Neuron> hovered() {
    return hovered;
  }

  /** Pinned neurons, in the order they were pinned. */
  public ObservableList<Neuron> pins() {
    return pins;
  }

  /** The pin that edges and receptive field belong to; null exactly when nothing is pinned. */
  public ObjectProperty<@Nullable Neuron> chosen() {
    return chosen;
  }

  /** Pins a neuron and nothing else. */
  public void pin(Neuron neuron) {
    pins.setAll(neuron);
    chosen.set(neuron);
  }

  /** Pins one more neuron. */
  public void pinAlso(Neuron neuron) {
    if (!pins.contains(neuron)) {
      pins.add(neuron);
    }
    chosen.set(neuron);
  }

  /** Goes to a neuron, as along an edge: it takes the place of the chosen pin, other pins stay. */
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

  /** Units held at a value ("what if it were off?"). */
  public ObjectProperty<Interventions> held() {
    return held;
  }

  /** What features show in the scene beside the activations. */
  public SceneOverlays overlays() {
    return overlays;
  }

  /** The class that explanations are about; null means the network's own answer. */
  public ObjectProperty<@Nullable Integer> target() {
    return target;
  }

  /** The class it is compared with, or null. */
  public ObjectProperty<@Nullable Integer> against() {
    return against;
  }

  /**
   * State that several features share, such as which edges the user wants to see. There is one
   * object of each type.
   *
   * @param make makes it when the first feature asks for it
   */
  public <T> T shared(Class<T> type, Function<Workspace, T> make) {
    Object known = shared.get(type);
    T state = known == null ? make.apply(this) : type.cast(known);
    shared.put(type, state);
    return state;
  }
}
