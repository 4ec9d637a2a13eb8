package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Shows an image step by step while it is optimised, from noise or from the drawing. JavaFX thread.
 */
final class WatchTab implements AtlasTabView {
  private static final String LANE = "atlas.watch";
  private static final double CONTROLS_EMS = 27;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage page;
  private final FlowPane node = Ems.row();
  private final ImageView picture = InputPictures.view(new WritableImage(1, 1), 1);
  private final UnitPicker picker;
  private final ComboBox<VisualisationGoal> goal = new ComboBox<>();
  private final CheckBox similar = new CheckBox(Messages.text("atlas.watch.similar"));
  private final Label value = new Label();
  private final Label classText = new Label();
  private final WatchPlayer player;
  private final ImagesInScene inScene;
  private final Slider steps = new Slider(32, 1024, 256);
  private @Nullable UnitTarget shown;
  private boolean filling;

  /** The network for which the number of steps was proposed. */
  private @Nullable Model stepsFor;

  WatchTab(Shell shell, AtlasState state, AtlasPage page, ImagesInScene inScene) {
    this.inScene = inScene;
    ComboRows.fit(goal);
    player = new WatchPlayer(shell.em(), this::show, this::stop);
    this.shell = shell;
    this.state = state;
    this.page = page;
    picker =
        new UnitPicker(
            shell,
            target -> {
              page.openUnit(target);
              page.go(AtlasTab.WATCH);
            });
    Button noise = new Button(Messages.text("atlas.watch.noise"));
    noise.setId("atlas-watch-noise");
    noise.getStyleClass().add("accent");
    noise.setOnAction(event -> start(false));
    Button drawing = new Button(Messages.text("atlas.watch.drawing"));
    drawing.setId("atlas-watch-drawing");
    drawing.setOnAction(event -> start(true));
    drawing.disableProperty().bind(shell.workspace().padContent().blank());
    Button scene = new Button(Messages.text("atlas.in-scene.button"));
    scene.setId("atlas-watch-scene");
    scene.setOnAction(event -> showInScene());
    scene.disableProperty().bind(state.building());
    value.getStyleClass().add("atlas-big-number");
    value.setId("atlas-watch-value");
    classText.getStyleClass().add("muted");
    VBox controls =
        Ems.column(
            0.92,
            picker.node(),
            goalLine(),
            Ems.row(noise, drawing, scene),
            value,
            classText,
            player.node(),
            LabelledSlider.of(Messages.text("atlas.watch.steps"), steps));
    Ems.prefWidth(controls, CONTROLS_EMS);
    VBox frame = new VBox(picture);
    frame.getStyleClass().add("atlas-found");
    frame.setMaxHeight(Region.USE_PREF_SIZE);
    node.getStyleClass().add("scrolled");
    node.getChildren().addAll(frame, controls);
    node.setAlignment(Pos.TOP_LEFT);
    node.setRowValignment(VPos.TOP);
  }

  private FlowPane goalLine() {
    goal.setId("atlas-goal");
    goal.setAccessibleText(Messages.text("atlas.goal"));
    goal.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable VisualisationGoal each) {
            return each == null ? "" : each.text();
          }

          @Override
          public VisualisationGoal fromString(String text) {
            return VisualisationGoal.UNIT;
          }
        });
    goal.valueProperty()
        .addListener(
            changed -> {
              if (!filling) {
                restart();
              }
            });
    similar.setSelected(true);
    similar.setId("atlas-similar");
    similar.getStyleClass().add("small-switch");
    similar.managedProperty().bind(similar.visibleProperty());
    similar.setOnAction(event -> restart());
    Label name = new Label(Messages.text("atlas.goal"));
    name.getStyleClass().add("muted");
    return Ems.row(name, goal, similar);
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
    UnitTarget target = page.unit(model.spec());
    picker.show(model.spec(), target);
    double size = page.largePicture(CONTROLS_EMS);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    if (model != stepsFor) {
      stepsFor = model;
      steps.setValue(OptimiserSettings.of(model.spec().input().shape()).steps());
    }
    if (!target.equals(shown)) {
      shown = target;
      offerGoals(model, target);
      start(false);
    }
  }

  /** Goes on in the scene with the run that is shown. */
  void showInScene() {
    inScene.open(player);
    player.show();
  }

  @Override
  public void hide() {
    if (!inScene.isOpen()) {
      stop();
    }
  }

  private void stop() {
    player.pause();
    shell.workspace().explainer().cancel(LANE);
    shown = null;
  }

  private void offerGoals(Model model, UnitTarget target) {
    filling = true;
    VisualisationGoal before = goal.getValue();
    List<VisualisationGoal> choices = VisualisationGoal.of(model.spec(), target);
    goal.getItems().setAll(choices);
    goal.setValue(before != null && choices.contains(before) ? before : VisualisationGoal.UNIT);
    filling = false;
    offerSimilarity(model, target);
  }

  private void offerSimilarity(Model model, UnitTarget target) {
    boolean isClass = target.layer() == model.spec().output().index();
    boolean pulled = isClass && !model.input().takesColours();
    similar.setVisible(pulled && goal.getValue() == VisualisationGoal.UNIT);
  }

  private void restart() {
    Model model = shell.workspace().model().get();
    UnitTarget target = shown;
    if (model != null && target != null) {
      offerSimilarity(model, target);
      start(false);
    }
  }

  private void start(boolean fromDrawing) {
    Model model = shell.workspace().model().get();
    LiveFrame frame = shell.workspace().frame().get();
    if (model == null) {
      return;
    }
    UnitTarget target = page.unit(model.spec());
    UnitRange range = state.knownRange(target);
    OptimiserSettings settings =
        OptimiserSettings.of(model.spec().input().shape()).withSteps((int) steps.getValue());
    VisualisationGoal chosen = goal.getValue() == null ? VisualisationGoal.UNIT : goal.getValue();
    float[] drawing =
        frame == null
            ? new float[model.spec().input().shape().size()]
            : AtlasState.image(model, frame);
    WatchedRun run =
        new WatchedRun(
            model,
            state,
            target,
            chosen,
            range,
            drawing,
            fromDrawing,
            similar.isSelected(),
            settings);
    player.begin(
        settings.steps(),
        range == null || chosen != VisualisationGoal.UNIT ? Double.NaN : range.best());
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) -> {
              run.run(
                  state.engine(model, engine),
                  progress,
                  fresh -> Platform.runLater(() -> take(target, progress, fresh)));
              return target;
            },
            done -> {});
  }

  private void take(UnitTarget target, Progress progress, List<WatchedStep> fresh) {
    if (!progress.cancelled() && target.equals(shown)) {
      player.add(fresh);
    }
  }

  private void show(WatchedStep step) {
    Model model = shell.workspace().model().get();
    if (model == null) {
      return;
    }
    String reached =
        Messages.text("atlas.watch.value", step.number(), NeuronNames.value(step.value()));
    String seenAs =
        Messages.text(
            "atlas.class",
            model.spec().labels().get(step.label()),
            String.format(Locale.getDefault(), "%.1f", 100 * step.probability()));
    UnitTarget target = shown;
    if (inScene.isOpen() && target != null) {
      String unit = NeuronNames.unit(model.spec(), target.layer(), target.channel());
      inScene.show(step.image(), Messages.text("atlas.in-scene.caption", unit, reached, seenAs));
      return;
    }
    picture.setImage(InputPictures.picture(model.spec().input().shape(), step.image()));
    value.setText(reached);
    classText.setText(seenAs);
  }
}
