package io.github.convoscope.ui.saliency;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.GradCam;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Explainer;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveRequest;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a map up to date with the drawing or photograph. A live method runs at every frame. A slow
 * method runs when the pen rests; until then a preview by a quick method is shown. Nothing runs
 * while attribution is switched off. JavaFX thread; quick maps are computed on the explainer's
 * worker, slow ones on that of requested work, where they can be stopped.
 */
final class LiveAttribution {
  private static final String LIVE = "saliency";
  private static final String REFINED = "saliency-refined";
  private static final String LAYERS = "saliency-layers";
  private static final Duration REST = Duration.millis(220);

  private final Workspace workspace;
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final ObjectProperty<AttributionMethod> method =
      new SimpleObjectProperty<>(AttributionMethods.ALL.get(0));
  private final ObjectProperty<Baseline> baseline = new SimpleObjectProperty<>(Baseline.BLACK);
  private final ObjectProperty<TargetChoice> targetChoice =
      new SimpleObjectProperty<>(TargetChoice.CLASS);
  private final BooleanProperty throughLayers = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable ShownMap> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<double @Nullable [][]> layers = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable LiveRequest explained;
  private List<Baseline> baselines = List.of();

  /** True once the user chose a method: then it stays with every network. */
  private boolean methodChosen;

  private boolean fitting;

  /** The number of the newest request, and of the newest one whose own map is shown. */
  private long requests;

  private long refined;

  /** The cache of the last map, read and written on the worker. */
  private volatile @Nullable Cache cache;

  /** An attributor with its buffers, and the baselines that it used. */
  private record Cache(
      Engine engine,
      Interventions clamped,
      Attributor attributor,
      Baseline baseline,
      List<float[]> baselines) {}

  LiveAttribution(Workspace workspace) {
    this.workspace = workspace;
    rest.setOnFinished(event -> onRest());
    workspace.frame().addListener(changed -> onFrame());
    workspace.model().subscribe(this::fit);
    workspace.target().addListener(changed -> compute());
    workspace.against().addListener(changed -> compute());
    workspace
        .chosen()
        .addListener(
            changed -> {
              if (targetChoice.get() == TargetChoice.NEURON) {
                compute();
              }
            });
    method.addListener(
        changed -> {
          methodChosen |= !fitting;
          compute();
        });
    baseline.addListener(changed -> compute());
    targetChoice.addListener(changed -> compute());
    throughLayers.addListener(changed -> compute());
    on.addListener(
        changed -> {
          if (on.get()) {
            compute();
          } else {
            clear();
          }
        });
  }

  /** Follows the open network: photographs have other baselines than drawings. */
  private void fit(@Nullable Model model) {
    clear();
    if (model != null) {
      if (!methodChosen) {
        fitting = true;
        method.set(suited(model));
        fitting = false;
      }
      List<Baseline> known = Baseline.forInput(model.newEncoder());
      if (!known.equals(baselines)) {
        baselines = known;
        baseline.set(known.get(0));
      }
    }
  }

  /**
   * The method to begin with. The gradient of a single pixel says little where an object covers
   * thousands: photographs begin with Grad-CAM, as the page "Can we trust it?" does.
   */
  private static AttributionMethod suited(Model model) {
    boolean maps =
        model.spec().layers().stream().anyMatch(layer -> layer.kind() == LayerKind.CONVOLUTION);
    return model.input().takesColours() && maps ? GradCam.DEFAULT : AttributionMethods.ALL.get(0);
  }

  /** True while maps are computed. */
  BooleanProperty on() {
    return on;
  }

  /** The chosen method. */
  ObjectProperty<AttributionMethod> method() {
    return method;
  }

  /** The chosen baseline, for methods that use one. */
  ObjectProperty<Baseline> baseline() {
    return baseline;
  }

  /** The kind of target to explain. */
  ObjectProperty<TargetChoice> targetChoice() {
    return targetChoice;
  }

  /** True to compute the conductance of every layer as well, when the pen rests. */
  BooleanProperty throughLayers() {
    return throughLayers;
  }

  /** The newest map, or null. */
  ReadOnlyObjectProperty<@Nullable ShownMap> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Conductance of every neuron, [layer][neuron], or null until the pen rests. */
  ReadOnlyObjectProperty<double @Nullable [][]> layers() {
    return layers.getReadOnlyProperty();
  }

  /** True if the user stopped the slow method, so that its preview stays. */
  ReadOnlyBooleanProperty stopped() {
    return stopped.getReadOnlyProperty();
  }

  /** True for jobs of this object that may take long. */
  static boolean isSlowLane(String lane) {
    return lane.equals(REFINED) || lane.equals(LAYERS);
  }

  /** Stops slow work; what is shown stays. */
  void stop() {
    stopSlowWork();
    stopped.set(true);
  }

  /** Does again what was stopped. */
  void resume() {
    compute();
  }

  private void stopSlowWork() {
    rest.stop();
    workspace.requested().cancel(REFINED);
    workspace.requested().cancel(LAYERS);
  }

  /** The target to explain for a frame. */
  AttributionTarget target(LiveFrame frame) {
    Neuron pinned = workspace.chosen().get();
    if (targetChoice.get() == TargetChoice.NEURON && pinned != null && pinned.layer() > 0) {
      boolean output = pinned.layer() == frame.spec().output().index();
      return output
          ? new AttributionTarget.Logit(pinned.channel())
          : new AttributionTarget.Cell(pinned);
    }
    float[] logits = frame.activations().logits();
    if (targetChoice.get() == TargetChoice.MARGIN && logits.length > 1) {
      return AttributionTarget.margin(logits);
    }
    Integer chosen = workspace.target().get();
    Integer against = workspace.against().get();
    int label = chosen == null ? frame.answer() : chosen;
    return against == null || against == label
        ? new AttributionTarget.Logit(label)
        : new AttributionTarget.Difference(label, against);
  }

  private void onFrame() {
    LiveFrame frame = workspace.frame().get();
    if (!on.get() || frame == null || sameInput(frame.request(), explained)) {
      return;
    }
    compute();
  }

  private static boolean sameInput(LiveRequest now, @Nullable LiveRequest before) {
    return before != null
        && now.drawing() == before.drawing()
        && now.image() == before.image()
        && now.photo() == before.photo()
        && now.array() == before.array()
        && now.normalise() == before.normalise()
        && now.clamped().equals(before.clamped());
  }

  private void compute() {
    LiveFrame frame = workspace.frame().get();
    if (!on.get() || frame == null) {
      return;
    }
    explained = frame.request();
    stopSlowWork();
    stopped.set(false);
    layers.set(null);
    boolean preview = !method.get().live();
    long request = ++requests;
    workspace
        .explainer()
        .refresh(
            LIVE,
            job(frame, method.get().preview(), preview, true),
            map -> {
              // The slow method may be done before its preview, on another thread.
              if (request > refined) {
                shown.set(map);
              }
            });
    if (preview || throughLayers.get()) {
      rest.playFromStart();
    }
  }

  private void onRest() {
    LiveFrame frame = workspace.frame().get();
    if (!on.get() || frame == null) {
      return;
    }
    Explainer requested = workspace.requested();
    if (!method.get().live()) {
      long request = requests;
      AttributionMethod suited = method.get().sizedFor(frame.spec());
      requested.start(REFINED, job(frame, suited, false, false), map -> showRefined(map, request));
    }
    if (throughLayers.get()) {
      float[] input = frame.input().clone();
      Interventions clamped = frame.request().clamped();
      AttributionTarget target = target(frame);
      // Ten baselines would take ten times as long.
      Baseline from = baseline.get() == Baseline.DIGITS ? Baseline.BLACK : baseline.get();
      InputEncoder encoder = newEncoder();
      List<float[]> baselines = from.inputs(encoder);
      requested.start(
          LAYERS,
          (engine, progress) ->
              new Attributor(engine, clamped, encoder.range())
                  .conductances(input, target, baselines, progress),
          layers::set);
    }
  }

  /**
   * A map of a frame.
   *
   * @param cache true to keep the attributor for the next map; for the explainer's worker only
   */
  private Explainer.Job<ShownMap> job(
      LiveFrame frame, AttributionMethod with, boolean preview, boolean cache) {
    float[] input = frame.input().clone();
    Interventions clamped = frame.request().clamped();
    Fit fit = frame.fit();
    AttributionTarget target = target(frame);
    Baseline from = baseline.get();
    InputEncoder encoder = newEncoder();
    PictureColours colours = pictureColours();
    return (engine, progress) -> {
      Cache made =
          cache ? cached(engine, clamped, from, encoder) : fresh(engine, clamped, from, encoder);
      long start = System.nanoTime();
      Attribution map = made.attributor.explain(input, target, with, made.baselines, progress);
      return shown(
          map, input, colours, encoder.range(), fit, clamped, made.baselines, preview, start);
    };
  }

  /** An encoder for the shown network. */
  private InputEncoder newEncoder() {
    return Objects.requireNonNull(workspace.model().get()).newEncoder();
  }

  /** What makes the photograph from the input; null for a network that takes no colours. */
  private @Nullable PictureColours pictureColours() {
    Model model = Objects.requireNonNull(workspace.model().get());
    return model.input().takesColours() ? model.input().pictureColours() : null;
  }

  private static ShownMap shown(
      Attribution map,
      float[] input,
      @Nullable PictureColours colours,
      InputRange range,
      Fit fit,
      Interventions clamped,
      List<float[]> baselines,
      boolean preview,
      long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    int[] photo = Photographs.of(input, colours);
    AttributionPicture picture = AttributionPicture.of(map);
    return new ShownMap(
        map, picture, input, photo, range, fit, clamped, baselines, preview, millis);
  }

  /** Shows a slow method's map; computes it again with adaptive steps if its gap is large. */
  private void showRefined(ShownMap now, long request) {
    refined = request;
    shown.set(now);
    Attribution map = now.map();
    if (map.hasLargeGap()) {
      map.method().withAdaptiveSteps().ifPresent(finer -> refine(now, finer, request));
    }
  }

  private void refine(ShownMap now, AttributionMethod finer, long request) {
    PictureColours colours = pictureColours();
    workspace
        .requested()
        .start(
            REFINED,
            (engine, progress) -> {
              Attributor attributor = new Attributor(engine, now.clamped(), now.range());
              long start = System.nanoTime();
              Attribution map =
                  attributor.explain(
                      now.input(), now.map().target(), finer, now.baselines(), progress);
              return shown(
                  map,
                  now.input(),
                  colours,
                  now.range(),
                  now.fit(),
                  now.clamped(),
                  now.baselines(),
                  false,
                  start);
            },
            better -> showRefined(better, request));
  }

  /** The last map's attributor and baselines, if they fit; else new ones. On the worker. */
  private Cache cached(Engine engine, Interventions clamped, Baseline from, InputEncoder encoder) {
    Cache now = cache;
    if (now == null || now.engine != engine || !now.clamped.equals(clamped)) {
      now = fresh(engine, clamped, from, encoder);
    } else if (now.baseline != from) {
      now = new Cache(engine, clamped, now.attributor, from, from.inputs(encoder));
    }
    cache = now;
    return now;
  }

  private static Cache fresh(
      Engine engine, Interventions clamped, Baseline from, InputEncoder encoder) {
    Attributor attributor = new Attributor(engine, clamped, encoder.range());
    return new Cache(engine, clamped, attributor, from, from.inputs(encoder));
  }

  private void clear() {
    stopSlowWork();
    stopped.set(false);
    workspace.explainer().cancel(LIVE);
    explained = null;
    shown.set(null);
    layers.set(null);
  }
}
