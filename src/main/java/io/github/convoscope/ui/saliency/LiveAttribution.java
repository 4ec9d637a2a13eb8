package io.github.convoscope.ui.saliency;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a map up to date with the drawing. A live method runs at every frame. A slow method runs
 * when the pen rests; until then a preview by a quick method is shown. Nothing runs while
 * attribution is switched off. JavaFX thread; the maps themselves are computed on the explainer's
 * worker.
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
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable LiveRequest explained;

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
    workspace.model().addListener(changed -> clear());
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
    method.addListener(changed -> compute());
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
    if (!on.get() || frame == null || sameDrawing(frame.request(), explained)) {
      return;
    }
    compute();
  }

  private static boolean sameDrawing(LiveRequest now, @Nullable LiveRequest before) {
    return before != null
        && now.drawing() == before.drawing()
        && now.image() == before.image()
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
    Explainer explainer = workspace.explainer();
    explainer.cancel(REFINED);
    explainer.cancel(LAYERS);
    layers.set(null);
    boolean preview = !method.get().live();
    explainer.refresh(LIVE, job(frame, method.get().preview(), preview), shown::set);
    if (preview || throughLayers.get()) {
      rest.playFromStart();
    }
  }

  private void onRest() {
    LiveFrame frame = workspace.frame().get();
    if (!on.get() || frame == null) {
      return;
    }
    Explainer explainer = workspace.explainer();
    if (!method.get().live()) {
      explainer.start(REFINED, job(frame, method.get(), false), this::showRefined);
    }
    if (throughLayers.get()) {
      float[] input = frame.input().clone();
      Interventions clamped = frame.request().clamped();
      AttributionTarget target = target(frame);
      // Ten baselines would take ten times as long.
      Baseline from = baseline.get() == Baseline.DIGITS ? Baseline.BLACK : baseline.get();
      InputEncoder encoder = newEncoder();
      List<float[]> baselines = from.inputs(encoder);
      explainer.start(
          LAYERS,
          (engine, progress) ->
              new Attributor(engine, clamped, encoder.range())
                  .conductances(input, target, baselines, progress),
          layers::set);
    }
  }

  private Explainer.Job<ShownMap> job(LiveFrame frame, AttributionMethod with, boolean preview) {
    float[] input = frame.input().clone();
    Interventions clamped = frame.request().clamped();
    Fit fit = frame.fit();
    AttributionTarget target = target(frame);
    Baseline from = baseline.get();
    InputEncoder encoder = newEncoder();
    return (engine, progress) -> {
      Cache cached = cached(engine, clamped, from, encoder);
      long start = System.nanoTime();
      Attribution map = cached.attributor.explain(input, target, with, cached.baselines, progress);
      return shown(map, input, encoder.range(), fit, clamped, cached.baselines, preview, start);
    };
  }

  /** An encoder for the shown network. */
  private InputEncoder newEncoder() {
    return Objects.requireNonNull(workspace.model().get()).newEncoder();
  }

  private static ShownMap shown(
      Attribution map,
      float[] input,
      InputRange range,
      Fit fit,
      Interventions clamped,
      List<float[]> baselines,
      boolean preview,
      long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    return new ShownMap(
        map, AttributionPicture.of(map), input, range, fit, clamped, baselines, preview, millis);
  }

  /** Shows a slow method's map; computes it again with adaptive steps if its gap is large. */
  private void showRefined(ShownMap now) {
    shown.set(now);
    Attribution map = now.map();
    if (map.hasLargeGap()) {
      map.method().withAdaptiveSteps().ifPresent(finer -> refine(now, finer));
    }
  }

  private void refine(ShownMap now, AttributionMethod finer) {
    workspace
        .explainer()
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
                  now.range(),
                  now.fit(),
                  now.clamped(),
                  now.baselines(),
                  false,
                  start);
            },
            this::showRefined);
  }

  /** The last map's attributor and baselines, if they fit; else new ones. On the worker. */
  private Cache cached(Engine engine, Interventions clamped, Baseline from, InputEncoder encoder) {
    Cache now = cache;
    if (now == null || now.engine != engine || !now.clamped.equals(clamped)) {
      now =
          new Cache(
              engine,
              clamped,
              new Attributor(engine, clamped, encoder.range()),
              from,
              from.inputs(encoder));
    } else if (now.baseline != from) {
      now = new Cache(engine, clamped, now.attributor, from, from.inputs(encoder));
    }
    cache = now;
    return now;
  }

  private void clear() {
    rest.stop();
    workspace.explainer().cancel(LIVE);
    workspace.explainer().cancel(REFINED);
    workspace.explainer().cancel(LAYERS);
    explained = null;
    shown.set(null);
    layers.set(null);
  }
}
