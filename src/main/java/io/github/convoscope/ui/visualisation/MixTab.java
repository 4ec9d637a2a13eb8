package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.AtlasUnit;
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
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two units or classes mixed by a slider. JavaFX thread. */
final class MixTab implements AtlasTabView {
  private static final String LANE = "atlas.mix";
  private static final int STAGES = 9;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage book;
  private final VBox node = new VBox(16);
  private final UnitPicker first;
  private final UnitPicker second;
  private final Slider share = new Slider(0, 1, 0.5);
  private final ImageView picture = GreyPictures.view(new WritableImage(1, 1), 1);
  private final HBox strip = new HBox(4);
  private final ProgressLine progress;
  private final Label told = new Label();
  private final Label seen = new Label();
  private @Nullable UnitTarget one;
  private @Nullable UnitTarget other;
  private List<Stage> stages = List.of();

  /**
   * One mixture.
   *
   * @param oneValue measure of the first
   * @param otherValue measure of the second
   */
  record Stage(float[] image, double oneValue, double otherValue, int label, double probability) {}

  MixTab(Shell shell, AtlasState state, AtlasPage book) {
    this.shell = shell;
    this.state = state;
    this.book = book;
    first =
        new UnitPicker(
            shell,
            target -> {
              one = target;
              seek();
            });
    second =
        new UnitPicker(
            shell,
            target -> {
              other = target;
              seek();
            });
    share.setId("atlas-mix-share");
    share.setAccessibleText(Messages.text("atlas.mix.share"));
    share.setPrefWidth(420);
    share.valueProperty().addListener(changed -> draw());
    told.getStyleClass().add("atlas-number");
    seen.getStyleClass().add("muted");
    HBox pickers =
        new HBox(
            24,
            first.named(Messages.text("atlas.mix.first")),
            second.named(Messages.text("atlas.mix.second")));
    VBox frame = new VBox(picture);
    frame.getStyleClass().add("atlas-found");
    Label hint = new Label(Messages.text("atlas.mix.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMaxWidth(420);
    VBox words = new VBox(12, hint, share, told, seen);
    HBox large = new HBox(24, frame, words);
    large.setFillHeight(false);
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
    double size = Math.round(250 * shell.em().get() / 13);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    UnitTarget wanted = book.unit(spec);
    if (!wanted.equals(one) || other == null) {
      one = wanted;
      int channels = spec.layer(wanted.layer()).shape().channels();
      other = UnitTarget.unit(wanted.layer(), (wanted.channel() + 1) % channels);
      seek();
    }
  }

  @Override
  public void hide() {
    shell.workspace().explainer().cancel(LANE);
  }

  private void seek() {
    Model model = shell.workspace().model().get();
    UnitTarget from = one;
    UnitTarget to = other;
    if (model == null || from == null || to == null) {
      return;
    }
    first.show(model.spec(), from);
    second.show(model.spec(), to);
    stages = List.of();
    told.setText("");
    seen.setText("");
    progress.begin(Messages.text("atlas.mix.seeking"));
    strip.getChildren().setAll(progress.node());
    UnitRange fromRange = known(from);
    UnitRange toRange = known(to);
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) ->
                mix(model.takingInk(engine), from, fromRange, to, toRange, progress),
            found -> {
              stages = found;
              fill(model);
              draw();
            });
  }

  private @Nullable UnitRange known(UnitTarget target) {
    return state.atlas().get() == null
        ? null
        : state
            .atlas()
            .get()
            .unit(target.layer(), target.channel())
            .map(AtlasUnit::range)
            .orElse(null);
  }

  private List<Stage> mix(
      Engine engine,
      UnitTarget from,
      @Nullable UnitRange fromKnown,
      UnitTarget to,
      @Nullable UnitRange toKnown,
      Progress progress) {
    NetworkSpec spec = engine.spec();
    UnitRange fromRange = fromKnown == null ? state.range(engine, from, progress) : fromKnown;
    UnitRange toRange = toKnown == null ? state.range(engine, to, progress) : toKnown;
    ClassPrototypes prototypes = state.prototypes(engine, progress);
    TaskFactory wishes = new TaskFactory(spec);
    List<VisualisationTask> wanted = new ArrayList<>();
    for (int i = 0; i < STAGES; i++) {
      double second = i / (STAGES - 1.0);
      VisualisationTask between = wishes.between(from, fromRange, to, toRange, second);
      wanted.add(between.like(likeness(spec, from, to, prototypes, second)));
    }
    OptimiserSettings recipe = OptimiserSettings.standard();
    OptimisationRun search = new OptimisationRun(engine, wanted, null, recipe, 0);
    while (!search.done()) {
      progress.check();
      progress.report(search.steps() / (double) recipe.steps(), Message.of("atlas.mix.seeking"));
      search.step();
    }
    List<Stage> found = new ArrayList<>();
    Activations at = new Activations(spec, 1);
    for (int i = 0; i < STAGES; i++) {
      float[] image = search.best(i).image();
      engine.forward(image, at);
      int label = 0;
      for (int k = 1; k < at.output().length; k++) {
        label = at.output()[k] > at.output()[label] ? k : label;
      }
      found.add(
          new Stage(
              image,
              from.measure(spec).value(at, 0),
              to.measure(spec).value(at, 0),
              label,
              at.output()[label]));
    }
    return found;
  }

  /** Between two classes, mixtures are asked to be like real images of both, by the same shares. */
  private static @Nullable Objective likeness(
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
    double size = Math.round(64 * shell.em().get() / 13);
    for (Stage stage : stages) {
      StackPane tile =
          new StackPane(
              GreyPictures.view(
                  GreyPictures.picture(model.spec().input().shape(), stage.image), size));
      tile.getStyleClass().add("atlas-stage");
      int index = strip.getChildren().size();
      tile.setOnMouseClicked(event -> share.setValue(index / (STAGES - 1.0)));
      strip.getChildren().add(tile);
    }
  }

  private void draw() {
    Model model = shell.workspace().model().get();
    UnitTarget from = one;
    UnitTarget to = other;
    if (model == null || from == null || to == null || stages.isEmpty()) {
      return;
    }
    int index = (int) Math.round(share.getValue() * (STAGES - 1));
    Stage stage = stages.get(index);
    picture.setImage(GreyPictures.picture(model.spec().input().shape(), stage.image));
    told.setText(
        Messages.text(
            "atlas.mix.told",
            NeuronNames.unit(model.spec(), from.layer(), from.channel()),
            NeuronNames.value(stage.oneValue),
            NeuronNames.unit(model.spec(), to.layer(), to.channel()),
            NeuronNames.value(stage.otherValue)));
    seen.setText(
        Messages.text(
            "atlas.class",
            model.spec().labels().get(stage.label),
            String.format(Locale.getDefault(), "%.1f", 100 * stage.probability)));
    for (int i = 0; i < strip.getChildren().size(); i++) {
      strip
          .getChildren()
          .get(i)
          .pseudoClassStateChanged(PseudoClass.getPseudoClass("chosen"), i == index);
    }
  }
}
