package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.ActivationSpectrum;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.Optimiser;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.PathSimilarity;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One unit, as Distill shows it: from what inhibits it to what excites it. JavaFX thread. */
final class UnitTab implements AtlasTabView {
  private static final String LANE = "atlas.unit";
  private static final int EXAMPLES = 3;
  private static final int COMPARED = 5;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage book;
  private final VBox node = new VBox(14);
  private final VBox body = new VBox(14);
  private final UnitPicker picker;
  private final InvalidationListener live = changed -> drawing();
  private final SpectrumView strip;
  private final ProgressLine progress;
  private final UnitFacts facts;
  private final DifferentView different;
  private @Nullable UnitTarget told;
  private int counted;
  private @Nullable Model of;

  /**
   * All that is found out about a unit.
   *
   * @param negative the image that inhibits it most
   * @param positive the image that excites it most; null where it is dead
   * @param spectrum what it does on real images
   * @param range what it does on all real images that are known
   * @param examples what these are and how many, in words
   * @param similarity how the network takes {@code positive}; null where that isn't known
   */
  record Told(
      VisualisationResult negative,
      @Nullable VisualisationResult positive,
      ActivationSpectrum spectrum,
      UnitRange range,
      String examples,
      @Nullable PathSimilarity similarity) {}

  UnitTab(Shell shell, AtlasState state, AtlasPage book) {
    this.shell = shell;
    this.state = state;
    this.book = book;
    picker = new UnitPicker(shell, book::openUnit);
    strip = new SpectrumView(shell);
    facts = new UnitFacts(shell);
    different = new DifferentView(shell);
    progress = new ProgressLine(shell.workspace().explainer(), LANE);
    Button watch = new Button(Messages.text("atlas.unit.watch"));
    watch.setId("atlas-unit-watch");
    watch.setOnAction(event -> book.go(AtlasTab.WATCH));
    Button mix = new Button(Messages.text("atlas.unit.mix"));
    mix.setOnAction(event -> book.go(AtlasTab.MIX));
    HBox bar = new HBox(8, picker.node(), watch, mix);
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(picker.node(), Priority.ALWAYS);
    node.getChildren().addAll(bar, body);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show() {
    Model model = shell.workspace().model().get();
    if (model == null) {
      return;
    }
    UnitTarget target = book.unit(model.spec());
    picker.show(model.spec(), target);
    shell.workspace().frame().removeListener(live);
    shell.workspace().frame().addListener(live);
    int drawn = state.own().all().size();
    if (target.equals(told) && of == model && drawn == counted) {
      return;
    }
    told = target;
    counted = drawn;
    of = model;
    progress.begin(Messages.text("atlas.unit.waiting"));
    body.getChildren().setAll(progress.node());
    AtlasUnit known =
        state.atlas().get() == null
            ? null
            : state.atlas().get().unit(target.layer(), target.channel()).orElse(null);
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) -> tell(model.takingInk(engine), target, known, progress),
            result -> {
              if (target.equals(told)) {
                show(model.spec(), target, result);
              }
            });
  }

  @Override
  public void hide() {
    shell.workspace().frame().removeListener(live);
    shell.workspace().explainer().cancel(LANE);
    different.stop();
    if (body.getChildren().size() < 2) {
      told = null;
    }
  }

  private Told tell(
      Engine engine, UnitTarget target, @Nullable AtlasUnit known, Progress progress) {
    NetworkSpec spec = engine.spec();
    AtlasState.Real real = state.examples(spec.input().shape());
    ActivationSpectrum spectrum =
        ActivationSpectrum.of(engine, real.images(), target, EXAMPLES, progress);
    UnitRange range = known == null ? spectrum.range() : known.range().joined(spectrum.range());
    TaskFactory wishes = new TaskFactory(spec);
    Optimiser optimiser = new Optimiser(engine, OptimiserSettings.standard());
    VisualisationResult negative =
        optimiser.find(List.of(wishes.least(target, range)), progress).get(0);
    VisualisationResult positive = known == null ? null : known.whole();
    if (positive == null && range.alive()) {
      positive =
          optimiser
              .find(
                  List.of(wishes.most(target, range, state.prototypes(engine, progress))), progress)
              .get(0);
    }
    PathSimilarity similarity = known == null ? null : known.similarity();
    if (similarity == null && positive != null && real.images().count() >= COMPARED) {
      similarity =
          PathSimilarity.of(
              engine,
              positive.image(),
              spectrum.most().stream().map(ActivationSpectrum.Example::image).toList());
    }
    return new Told(negative, positive, spectrum, range, real.words(), similarity);
  }

  private void show(NetworkSpec spec, UnitTarget target, Told result) {
    AtlasUnit known =
        state.atlas().get() == null
            ? null
            : state.atlas().get().unit(target.layer(), target.channel()).orElse(null);
    strip.show(spec, target, result);
    facts.show(spec, target, result, known);
    body.getChildren().setAll(strip.node(), facts.node());
    if (result.positive() != null) {
      different.show(target, result.range());
      body.getChildren().add(different.node());
    }
    body.getChildren().add(own());
    drawing();
  }

  /** Says what becomes of a person's own drawings, and forgets them when asked to. */
  private Node own() {
    Path file = state.own().file();
    Label told =
        new Label(
            file == null
                ? Messages.text("atlas.own.session", UserDrawings.MOST)
                : Messages.text("atlas.own.kept", UserDrawings.MOST, file.toString()));
    told.getStyleClass().add("muted");
    told.setWrapText(true);
    HBox.setHgrow(told, Priority.ALWAYS);
    Button forget = new Button(Messages.text("atlas.own.forget"));
    forget.setId("atlas-own-forget");
    forget.setMinWidth(Button.USE_PREF_SIZE);
    forget.setDisable(state.own().all().isEmpty());
    forget.setOnAction(
        event -> {
          state.own().forget();
          told(null);
        });
    HBox line = new HBox(12, told, forget);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Forgets what was found out, and finds it out again. */
  private void told(@Nullable UnitTarget target) {
    told = target;
    show();
  }

  private void drawing() {
    LiveFrame frame = shell.workspace().frame().get();
    UnitTarget target = told;
    if (frame != null && target != null && of != null && frame.spec() == of.spec()) {
      facts.drawing(NeuronNames.value(target.measure(frame.spec()).value(frame.activations(), 0)));
    }
  }
}
