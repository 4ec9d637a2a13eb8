package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.ClassPrototypes;
import io.github.convoscope.explain.visualisation.Objective;
import io.github.convoscope.explain.visualisation.Objectives;
import io.github.convoscope.explain.visualisation.OptimisationRun;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.SimilarityObjective;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationTask;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows images that excite two units or classes, in shares set by a slider. JavaFX thread. */
final class MixTab implements AtlasTabView {
  private static final String LANE = "atlas.mix";
  private static final int MIXTURES = 9;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage page;
  private static final double CONTROLS_EMS = 24;

  private static final double LARGEST_STAGE_EMS = 6.4;

  /** Frame of a picture in the row of mixtures, and the gap to the next. */
  private static final double STAGE_AROUND_EMS = 0.75;

  private final VBox node = Ems.column(1.23);
  private final UnitPicker first;
  private final UnitPicker second;
  private final Slider share = new Slider(0, 1, 0.5);
  private final ImageView picture = InputPictures.view(new WritableImage(1, 1), 1);
  private final FlowPane strip = Ems.flow(0.25, 0.4);
  private final ProgressLine progress;
  private final ImagesInScene inScene;
  private final MixSequence sequence = new MixSequence(share, this::stop);
  private final Label values = new Label();
  private final Label classText = new Label();
  private @Nullable UnitTarget one;
  private @Nullable UnitTarget other;
  private List<Mixture> mixtures = List.of();

  /**
   * One mixture.
   *
   * @param image [channels × rows × columns] in [0, 1]
   * @param oneValue value of the first unit
   * @param otherValue value of the second unit
   * @param label the class that the network assigns to the image
   * @param probability the probability of that class
   */
  record Mixture(
      float[] image, double oneValue, double otherValue, int label, double probability) {}

  MixTab(Shell shell, AtlasState state, AtlasPage page, ImagesInScene inScene) {
    this.inScene = inScene;
    this.shell = shell;
    this.state = state;
    this.page = page;
    first =
        new UnitPicker(
            shell,
            target -> {
              one = target;
              start();
            });
    second =
        new UnitPicker(
            shell,
            target -> {
              other = target;
              start();
            });
    share.setId("atlas-mix-share");
    share.setAccessibleText(Messages.text("atlas.mix.share"));
    Ems.prefWidth(share, CONTROLS_EMS);
    share.valueProperty().addListener(changed -> draw());
    values.getStyleClass().add("atlas-number");
    classText.getStyleClass().add("muted");
    FlowPane pickers =
        Ems.row(
            first.labelled(Messages.text("atlas.mix.first")),
            second.labelled(Messages.text("atlas.mix.second")));
    VBox frame = new VBox(picture);
    frame.getStyleClass().add("atlas-found");
    Label hint = new Label(Messages.text("atlas.mix.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    Ems.maxWidth(hint, CONTROLS_EMS);
    Button scene = new Button(Messages.text("atlas.in-scene.button"));
    scene.setId("atlas-mix-scene");
    scene.setOnAction(event -> showInScene());
    scene.disableProperty().bind(state.building());
    VBox controls = Ems.column(0.92, hint, share, values, classText, scene);
    FlowPane large = Ems.row(frame, controls);
    large.setRowValignment(VPos.TOP);
    node.getStyleClass().add("scrolled");
    node.getChildren().addAll(pickers, large, strip);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setId("atlas-mix-strip");
    progress = new ProgressLine(shell.workspace().explainer(), LANE);
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
    NetworkSpec spec = model.spec();
    double size = page.largePicture(CONTROLS_EMS);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    UnitTarget chosen = page.unit(spec);
    if (!mixtures.isEmpty()) {
      fill(model);
      draw();
    }
    if (!chosen.equals(one) || other == null) {
      one = chosen;
      int channels = spec.layer(chosen.layer()).shape().channels();
      other = UnitTarget.unit(chosen.layer(), (chosen.channel() + 1) % channels);
      start();
    }
  }

  private void showInScene() {
    inScene.open(sequence);
    sequence.playOrPause();
    draw();
  }

  @Override
  public void hide() {
    if (!inScene.isOpen()) {
      stop();
    }
  }

  private void stop() {
    sequence.pause();
    shell.workspace().explainer().cancel(LANE);
  }

  private void start() {
    Model model = shell.workspace().model().get();
    UnitTarget from = one;
    UnitTarget to = other;
    if (model == null || from == null || to == null) {
      return;
    }
    first.show(model.spec(), from);
    second.show(model.spec(), to);
    mixtures = List.of();
    values.setText("");
    classText.setText("");
    progress.begin(Messages.text("atlas.mix.waiting"));
    strip.getChildren().setAll(progress.node());
    UnitRange fromRange = state.knownRange(from);
    UnitRange toRange = state.knownRange(to);
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) ->
                mix(model, state.engine(model, engine), from, fromRange, to, toRange, progress),
            found -> {
              mixtures = found;
              fill(model);
              draw();
            });
  }

  private List<Mixture> mix(
      Model model,
      Engine engine,
      UnitTarget from,
      @Nullable UnitRange fromKnown,
      UnitTarget to,
      @Nullable UnitRange toKnown,
      Progress progress) {
    NetworkSpec spec = engine.spec();
    UnitRange fromRange =
        fromKnown == null ? state.range(model, engine, from, progress) : fromKnown;
    UnitRange toRange = toKnown == null ? state.range(model, engine, to, progress) : toKnown;
    ClassPrototypes prototypes = state.prototypes(model, engine, progress);
    TaskFactory factory = new TaskFactory(spec);
    List<VisualisationTask> tasks = new ArrayList<>();
    for (int i = 0; i < MIXTURES; i++) {
      double second = i / (MIXTURES - 1.0);
      VisualisationTask between = factory.mixture(from, fromRange, to, toRange, second);
      tasks.add(between.withSimilarity(similarity(spec, from, to, prototypes, second)));
    }
    OptimiserSettings settings = OptimiserSettings.of(spec.input().shape());
    OptimisationRun run = new OptimisationRun(engine, tasks, null, settings, 0);
    while (!run.done()) {
      progress.check();
      progress.report(run.steps() / (double) settings.steps(), Message.of("atlas.mix.waiting"));
      run.step();
    }
    List<Mixture> found = new ArrayList<>();
    Activations at = new Activations(spec, 1);
    for (int i = 0; i < MIXTURES; i++) {
      float[] image = run.best(i).image();
      engine.forward(image, at);
      int label = 0;
      for (int k = 1; k < at.output().length; k++) {
        label = at.output()[k] > at.output()[label] ? k : label;
      }
      found.add(
          new Mixture(
              image,
              from.measure(spec).value(at, 0),
              to.measure(spec).value(at, 0),
              label,
              at.probabilities()[label]));
    }
    return found;
  }

  /** Pulls mixtures of two classes towards real images of both, in the same shares. */
  private static @Nullable Objective similarity(
      NetworkSpec spec, UnitTarget from, UnitTarget to, ClassPrototypes prototypes, double share) {
    int output = spec.output().index();
    if (from.layer() != output || to.layer() != output) {
      return null;
    }
    SimilarityObjective one = prototypes.of(from.channel());
    SimilarityObjective other = prototypes.of(to.channel());
    return one == null || other == null ? null : Objectives.between(one, other, share);
  }

  private void fill(Model model) {
    strip.getChildren().clear();
    double size = page.inRow(MIXTURES, STAGE_AROUND_EMS, LARGEST_STAGE_EMS);
    for (Mixture mixture : mixtures) {
      ImageView stage =
          InputPictures.view(
              InputPictures.picture(model.spec().input().shape(), mixture.image), size);
      StackPane tile = new StackPane(stage);
      tile.getStyleClass().add("atlas-stage");
      int index = strip.getChildren().size();
      tile.setOnMouseClicked(event -> share.setValue(index / (MIXTURES - 1.0)));
      strip.getChildren().add(tile);
    }
  }

  private void draw() {
    Model model = shell.workspace().model().get();
    UnitTarget from = one;
    UnitTarget to = other;
    if (model == null || from == null || to == null || mixtures.isEmpty()) {
      return;
    }
    int index = (int) Math.round(share.getValue() * (MIXTURES - 1));
    Mixture mixture = mixtures.get(index);
    String both =
        Messages.text(
            "atlas.mix.value",
            NeuronNames.unit(model.spec(), from.layer(), from.channel()),
            NeuronNames.value(mixture.oneValue),
            NeuronNames.unit(model.spec(), to.layer(), to.channel()),
            NeuronNames.value(mixture.otherValue));
    String seenAs =
        Messages.text(
            "atlas.class",
            model.spec().labels().get(mixture.label),
            String.format(Locale.getDefault(), "%.1f", 100 * mixture.probability));
    inScene.show(mixture.image, both + "   " + seenAs);
    picture.setImage(InputPictures.picture(model.spec().input().shape(), mixture.image));
    values.setText(both);
    classText.setText(seenAs);
    for (int i = 0; i < strip.getChildren().size(); i++) {
      strip
          .getChildren()
          .get(i)
          .pseudoClassStateChanged(PseudoClass.getPseudoClass("chosen"), i == index);
    }
  }
}
