package io.github.convoscope.ui.saliency;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.Method;
import io.github.convoscope.explain.attribution.MethodSettings;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Explainer;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveRequest;
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
 * Keeps a map in step with the drawing: a quick method at every frame, a slow one when the pen
 * rests, with a quick one in its place until then. Works only while it is switched on. JavaFX
 * thread; the maps themselves are made on the explainer's worker.
 */
final class LiveAttribution {
  private static final String LIVE = "saliency";
  private static final String REFINED = "saliency-refined";
  private static final String LAYERS = "saliency-layers";
  private static final Duration REST = Duration.millis(220);

  private final Workspace workspace;
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.SALIENCY);
  private final ObjectProperty<Baseline> baseline = new SimpleObjectProperty<>(Baseline.BLACK);
  private final ObjectProperty<AttributionRequest> subject =
      new SimpleObjectProperty<>(AttributionRequest.CLASS);
  private final BooleanProperty throughLayers = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable ShownMap> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<double @Nullable [][]> layers = new ReadOnlyObjectWrapper<>();
  private final PauseTransition rest = new PauseTransition(REST);
  private volatile @Nullable Kept kept;
  private @Nullable LiveRequest explained;

  /** An attributor with its buffers. */
  private record Kept(Engine engine, Interventions held, Attributor attributor) {}

  LiveAttribution(Workspace workspace) {
    this.workspace = workspace;
    rest.setOnFinished(event -> refine());
    workspace.frame().addListener(changed -> follow());
    workspace.model().addListener(changed -> forget());
    workspace.target().addListener(changed -> again());
    workspace.against().addListener(changed -> again());
    workspace
        .chosen()
        .addListener(
            changed -> {
              if (subject.get() == AttributionRequest.NEURON) {
                again();
              }
            });
    method.addListener(changed -> again());
    baseline.addListener(changed -> again());
    subject.addListener(changed -> again());
    throughLayers.addListener(changed -> again());
    on.addListener(
        changed -> {
          if (on.get()) {
            again();
          } else {
            forget();
          }
        });
  }

  /** Whether maps are made. */
  BooleanProperty on() {
    return on;
  }

  /** How. */
  ObjectProperty<Method> method() {
    return method;
  }

  /** From where, for methods that have a baseline. */
  ObjectProperty<Baseline> baseline() {
    return baseline;
  }

  /** Of what. */
  ObjectProperty<AttributionRequest> subject() {
    return subject;
  }

  /** Whether the conductance of every layer is computed too, when the pen rests. */
  BooleanProperty throughLayers() {
    return throughLayers;
  }

  /** The newest map, or null. */
  ReadOnlyObjectProperty<@Nullable ShownMap> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Conductance of every layer for the resting drawing, or null while there is none. */
  ReadOnlyObjectProperty<double @Nullable [][]> layers() {
    return layers.getReadOnlyProperty();
  }

  /** What is explained for a frame. */
  AttributionTarget target(LiveFrame frame) {
    Neuron pinned = workspace.chosen().get();
    if (subject.get() == AttributionRequest.NEURON && pinned != null && pinned.layer() > 0) {
      boolean output = pinned.layer() == frame.spec().output().index();
      return output
          ? new AttributionTarget.Logit(pinned.channel())
          : new AttributionTarget.Cell(pinned);
    }
    float[] logits = frame.activations().logits();
    if (subject.get() == AttributionRequest.MARGIN && logits.length > 1) {
      return AttributionTarget.margin(logits);
    }
    Integer chosen = workspace.target().get();
    Integer against = workspace.against().get();
    int label = chosen == null ? frame.answer() : chosen;
    return against == null || against == label
        ? new AttributionTarget.Logit(label)
        : new AttributionTarget.Difference(label, against);
  }

  /** The settings for a method now. */
  MethodSettings settings(NetworkSpec spec) {
    return MethodSettings.DEFAULT.withBaselines(baseline.get().inputs(spec));
  }

  private void follow() {
    LiveFrame frame = workspace.frame().get();
    if (!on.get() || frame == null || sameDrawing(frame.request(), explained)) {
      return;
    }
    again();
  }

  private static boolean sameDrawing(LiveRequest now, @Nullable LiveRequest before) {
    return before != null
        && now.drawing() == before.drawing()
        && now.image() == before.image()
        && now.normalise() == before.normalise()
        && now.held().equals(before.held());
  }

  private void again() {
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
    explainer.refresh(LIVE, job(frame, preview ? standIn() : method.get(), preview), shown::set);
    if (preview || throughLayers.get()) {
      rest.playFromStart();
    }
  }

  private void refine() {
    LiveFrame frame = workspace.frame().get();
    if (!on.get() || frame == null) {
      return;
    }
    Explainer explainer = workspace.explainer();
    if (!method.get().live()) {
      explainer.start(REFINED, job(frame, method.get(), false), this::refined);
    }
    if (throughLayers.get()) {
      float[] input = frame.input().clone();
      Interventions held = frame.request().held();
      AttributionTarget target = target(frame);
      Baseline from = baseline.get() == Baseline.DIGITS ? Baseline.BLACK : baseline.get();
      MethodSettings own = MethodSettings.DEFAULT.withBaselines(from.inputs(frame.spec()));
      explainer.start(
          LAYERS,
          (engine, progress) ->
              new Attributor(engine, held).conductances(input, target, own, progress),
          layers::set);
    }
  }

  private Method standIn() {
    return method.get() == Method.SMOOTHGRAD ? Method.SALIENCY : Method.GRADIENT_X_INPUT;
  }

  private Explainer.Job<ShownMap> job(LiveFrame frame, Method how, boolean preview) {
    float[] input = frame.input().clone();
    Interventions held = frame.request().held();
    Fit fit = frame.fit();
    AttributionTarget target = target(frame);
    Baseline from = baseline.get();
    NetworkSpec spec = frame.spec();
    return (engine, progress) -> {
      MethodSettings settings = MethodSettings.DEFAULT.withBaselines(from.inputs(spec));
      return make(engine, input, fit, held, target, how, settings, preview, progress);
    };
  }

  /** Shows a slow map; where a sum over steps is not close to its integral, takes more steps. */
  private void refined(ShownMap now) {
    shown.set(now);
    if (now.map().method() == Method.INTEGRATED_GRADIENTS
        && now.map().leavesGap()
        && !now.settings().adaptive()) {
      workspace
          .explainer()
          .start(
              REFINED,
              (engine, progress) ->
                  make(
                      engine,
                      now.input(),
                      now.fit(),
                      now.held(),
                      now.map().target(),
                      now.map().method(),
                      now.settings().withAdaptive(true),
                      false,
                      progress),
              this::refined);
    }
  }

  private ShownMap make(
      Engine engine,
      float[] input,
      Fit fit,
      Interventions held,
      AttributionTarget target,
      Method how,
      MethodSettings settings,
      boolean preview,
      Progress progress) {
    long start = System.nanoTime();
    Attribution map = attributor(engine, held).explain(input, target, how, settings, progress);
    double millis = (System.nanoTime() - start) / 1e6;
    return new ShownMap(
        map, AttributionPicture.of(map), input, fit, held, settings, preview, millis);
  }

  /** The one of the last map, where that was made with the same engine. On the worker. */
  private Attributor attributor(Engine engine, Interventions held) {
    Kept now = kept;
    if (now == null || now.engine != engine || !now.held.equals(held)) {
      now = new Kept(engine, held, new Attributor(engine, held));
      kept = now;
    }
    return now.attributor;
  }

  private void forget() {
    rest.stop();
    workspace.explainer().cancel(LIVE);
    workspace.explainer().cancel(REFINED);
    workspace.explainer().cancel(LAYERS);
    explained = null;
    shown.set(null);
    layers.set(null);
  }
}
