package io.github.convoscope.ui;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveLoop;
import io.github.convoscope.ui.live.LiveRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
  private static final Drawing WARM_UP =
      Drawing.of(Stroke.of(120, 120, 380, 120, 360, 180, 240, 400), Stroke.of(180, 260, 330, 260));

  private static final long GLANCE_NANOS = 80_000_000;

  private final UserSettings settings;
  private final Notices notices = new Notices();
  private final Sketch sketch = new Sketch();
  private final Executor liveWorker;
  private final Runnable wake;
  private final Explainer explainer;
  private final Explainer background;
  private final FileTasks errands;
  private final ReadOnlyObjectWrapper<@Nullable Model> model = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable LiveFrame> frame = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Neuron> hovered = new SimpleObjectProperty<>();
  private final ObservableList<Neuron> pins = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Neuron> chosen = new SimpleObjectProperty<>();
  private final ObjectProperty<Interventions> held = new SimpleObjectProperty<>(Interventions.NONE);
  private final SceneOverlays overlays = new SceneOverlays();
  private final ObjectProperty<@Nullable Integer> target = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> against = new SimpleObjectProperty<>();
  private Consumer<LiveFrame> watcher = every -> {};
  private final ReadOnlyObjectWrapper<@Nullable FramePainter> painter =
      new ReadOnlyObjectWrapper<>();
  private final List<Runnable> glances = new ArrayList<>();
  private long glanced;
  private boolean unread;
  private @Nullable LiveLoop loop;
  private long requests;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  /**
   * An empty workspace.
   *
   * @param workers where work is done
   * @param wake asks for a pulse ({@link #pulse()} is called in it); called on the live worker and
   *     in pulses
   */
  public Workspace(UserSettings settings, WindowWorkers workers, Runnable wake) {
    this.settings = settings;
    this.wake = wake;
    liveWorker = workers.live();
    explainer = new Explainer(workers.explain(), workers.screen(), notices);
    background = new Explainer(workers.background(), workers.screen(), notices);
    errands = new FileTasks(workers.errands(), workers.screen(), notices);
    sketch.version().addListener(changed -> submit());
    settings.normalise().addListener(changed -> submit());
    held.addListener(changed -> submit());
    overlays
        .marks()
        .addListener(
            (observed, before, now) -> {
              // Edges follow every frame; asking for a frame for each of them would never end.
              if (!now.coloursLike(before)) {
                submit();
              }
            });
    settings.palette().addListener(changed -> repaint());
    settings.range().addListener(changed -> repaint());
    settings.projector().addListener(changed -> repaint());
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
    frame.set(null);
    explainer.use(next);
    background.use(next);
    loop = new LiveLoop(liveWorker, next.newEngine(), next.judge(), wake, notices::problem);
    loop.watch(watcher);
    model.set(next);
    repaint();
    FramePainter colouring = painter.get();
    if (colouring != null) {
      loop.warmUp(request(colouring, WARM_UP, null));
    }
  }

  /** Makes the painter that the settings ask for. */
  private void repaint() {
    Model now = model.get();
    if (now != null) {
      painter.set(
          new FramePainter(
              now.spec(),
              settings.colours(),
              settings.rangeMode(),
              now.ranges(),
              settings.projector().get()));
      submit();
    }
  }

  /** Takes the newest finished frame; called by the window at every pulse. */
  public void pulse() {
    LiveLoop now = loop;
    if (now == null) {
      return;
    }
    LiveFrame next = now.take();
    if (next != null) {
      unread = true;
      LiveFrame before = frame.get();
      frame.set(next);
      if (before != null) {
        now.giveBack(before);
      }
    }
    if (unread) {
      glance();
    }
  }

  private void glance() {
    long time = System.nanoTime();
    if (time - glanced >= GLANCE_NANOS) {
      glanced = time;
      unread = false;
      glances.forEach(Runnable::run);
    } else {
      wake.run();
    }
  }

  private void submit() {
    LiveLoop now = loop;
    FramePainter colouring = painter.get();
    if (now != null && colouring != null) {
      requests++;
      now.submit(request(colouring, sketch.drawing(), sketch.image()));
    }
  }

  private LiveRequest request(FramePainter colouring, Drawing drawing, @Nullable GreyImage image) {
    SceneMarks shown = overlays.marks().get();
    return new LiveRequest(
        requests,
        drawing,
        image,
        settings.normalise().get(),
        held.get(),
        (activations, into) -> shown.paint(colouring, activations, into));
  }

  /** Is shown every finished frame on the live worker, also those that no pulse takes. */
  public void watch(Consumer<LiveFrame> everyFrame) {
    watcher = everyFrame;
    LiveLoop now = loop;
    if (now != null) {
      now.watch(everyFrame);
    }
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
  public Sketch sketch() {
    return sketch;
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
  public FileTasks errands() {
    return errands;
  }

  /** The network that is shown; null until the first one is loaded. */
  public ReadOnlyObjectProperty<@Nullable Model> model() {
    return model.getReadOnlyProperty();
  }

  /** What gives neurons their colours now, and so what the legend says; null without a model. */
  public ReadOnlyObjectProperty<@Nullable FramePainter> painter() {
    return painter.getReadOnlyProperty();
  }

  /** Number of the newest request: a frame of this number or a later one shows everything. */
  public long requests() {
    return requests;
  }

  /** The newest finished frame; null until there is one. See {@link LiveFrame} for how long. */
  public ReadOnlyObjectProperty<@Nullable LiveFrame> frame() {
    return frame.getReadOnlyProperty();
  }

  /**
   * Has words and numbers told anew when there is a newer frame, a dozen times a second at most, as
   * nobody reads faster and texts cost more than all pictures. After the last frame it is called
   * for sure, in the order of adding.
   */
  public void onGlance(Runnable action) {
    glances.add(action);
  }

  /** Has words and numbers told anew soon, when what they tell of has changed beside the frame. */
  public void tellSoon() {
    unread = true;
    wake.run();
  }

  /** Whether all words tell of the newest frame. */
  public boolean isRead() {
    return !unread;
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
