package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * An image while it is being found, from noise or from the drawing, step by step. JavaFX thread.
 */
final class WatchTab implements AtlasTabView {
  private static final String LANE = "atlas.watch";

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage book;
  private final HBox node = new HBox(28);
  private final ImageView picture = GreyPictures.view(new WritableImage(1, 1), 1);
  private final UnitPicker picker;
  private final Slider place = new Slider(0, 0, 0);
  private final Slider speed = new Slider(4, 120, 40);
  private final Slider steps = new Slider(32, 1024, 256);
  private final ComboBox<VisualisationGoal> wanted = new ComboBox<>();
  private final CheckBox likeReal = new CheckBox(Messages.text("atlas.watch.like-real"));
  private final Label told = new Label();
  private final Label seen = new Label();
  private final Button play = new Button();
  private final AscentPlot plot = new AscentPlot();
  private final List<Moment> moments = new ArrayList<>();
  private final Timeline player = new Timeline();
  private @Nullable UnitTarget shown;
  private boolean filling;

  /**
   * One step.
   *
   * @param image how the image looked
   * @param value the unit's measure for it
   * @param label the class that the network sees in it
   * @param probability of that class
   */
  record Moment(float[] image, double value, int label, double probability) {}

  WatchTab(Shell shell, AtlasState state, AtlasPage book) {
    this.shell = shell;
    this.state = state;
    this.book = book;
    picker =
        new UnitPicker(
            shell,
            target -> {
              book.openUnit(target);
              book.go(AtlasTab.WATCH);
            });
    Button noise = new Button(Messages.text("atlas.watch.noise"));
    noise.setId("atlas-watch-noise");
    noise.getStyleClass().add("accent");
    noise.setOnAction(event -> start(false));
    Button drawing = new Button(Messages.text("atlas.watch.drawing"));
    drawing.setId("atlas-watch-drawing");
    drawing.setOnAction(event -> start(true));
    drawing.disableProperty().bind(shell.workspace().padContent().blank());
    play.setOnAction(event -> toggle());
    player.setCycleCount(Animation.INDEFINITE);
    speed.valueProperty().addListener(changed -> pace());
    place.valueProperty().addListener(changed -> draw());
    told.getStyleClass().add("atlas-big-number");
    told.setId("atlas-watch-told");
    seen.getStyleClass().add("muted");
    HBox starts = new HBox(8, noise, drawing);
    wanted.setId("atlas-wanted");
    wanted.setAccessibleText(Messages.text("atlas.wanted"));
    wanted.setConverter(
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
    wanted
        .valueProperty()
        .addListener(
            changed -> {
              if (!filling) {
                again();
              }
            });
    likeReal.setSelected(true);
    likeReal.setId("atlas-like-real");
    likeReal.getStyleClass().add("small-switch");
    likeReal.setOnAction(event -> again());
    Label what = new Label(Messages.text("atlas.wanted"));
    what.getStyleClass().add("muted");
    HBox asked = new HBox(8, what, wanted, likeReal);
    asked.setAlignment(Pos.CENTER_LEFT);
    VBox controls =
        new VBox(
            12,
            picker.node(),
            asked,
            starts,
            told,
            seen,
            plot,
            new HBox(8, play, place),
            slider("atlas.watch.speed", speed),
            slider("atlas.watch.steps", steps));
    place.setPrefWidth(330);
    place.setAccessibleText(Messages.text("atlas.watch.step"));
    VBox frame = new VBox(picture);
    frame.getStyleClass().add("atlas-found");
    node.getChildren().addAll(frame, controls);
    node.setAlignment(Pos.TOP_LEFT);
    node.setFillHeight(false);
    idle();
  }

  private HBox slider(String key, Slider slider) {
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("muted");
    name.setMinWidth(110);
    Label value = new Label();
    value
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> String.valueOf(Math.round(slider.getValue())), slider.valueProperty()));
    slider.setAccessibleText(name.getText());
    slider.setPrefWidth(200);
    HBox line = new HBox(8, name, slider, value);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
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
    double size = Math.round(330 * shell.em().get() / 13);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    if (!target.equals(shown)) {
      shown = target;
      fill(model, target);
      start(false);
    }
  }

  @Override
  public void hide() {
    player.stop();
    shell.workspace().explainer().cancel(LANE);
    shown = null;
  }

  private void fill(Model model, UnitTarget target) {
    filling = true;
    VisualisationGoal before = wanted.getValue();
    List<VisualisationGoal> choices = VisualisationGoal.of(model.spec(), target);
    wanted.getItems().setAll(choices);
    wanted.setValue(before != null && choices.contains(before) ? before : VisualisationGoal.UNIT);
    filling = false;
    offerLikeness(model, target);
  }

  private void offerLikeness(Model model, UnitTarget target) {
    boolean label = target.layer() == model.spec().output().index();
    likeReal.setVisible(label && wanted.getValue() == VisualisationGoal.UNIT);
  }

  /** Something else is asked for: the search starts anew. */
  private void again() {
    Model model = shell.workspace().model().get();
    UnitTarget target = shown;
    if (model != null && target != null) {
      offerLikeness(model, target);
      start(false);
    }
  }

  private void start(boolean fromDrawing) {
    Model model = shell.workspace().model().get();
    LiveFrame frame = shell.workspace().frame().get();
    if (model == null) {
      return;
    }
    UnitTarget target = book.unit(model.spec());
    UnitRange known =
        state.atlas().get() == null
            ? null
            : state
                .atlas()
                .get()
                .unit(target.layer(), target.channel())
                .map(AtlasUnit::range)
                .orElse(null);
    OptimiserSettings recipe = OptimiserSettings.standard().withSteps((int) steps.getValue());
    VisualisationGoal sought =
        wanted.getValue() == null ? VisualisationGoal.UNIT : wanted.getValue();
    float[] drawing =
        frame == null ? new float[model.spec().input().shape().size()] : AtlasState.image(frame);
    WatchSearch search =
        new WatchSearch(
            state, target, sought, known, drawing, fromDrawing, likeReal.isSelected(), recipe);
    moments.clear();
    place.setMax(0);
    place.setValue(0);
    plot.begin(
        recipe.steps(),
        known == null || sought != VisualisationGoal.UNIT ? Double.NaN : known.best());
    player.stop();
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) ->
                search.run(
                    model.takingInk(engine),
                    progress,
                    told -> Platform.runLater(() -> take(target, progress, told))),
            done -> {});
    toggle();
  }

  private void take(UnitTarget target, Progress progress, List<Moment> fresh) {
    if (progress.cancelled() || !target.equals(shown)) {
      return;
    }
    boolean first = moments.isEmpty();
    moments.addAll(fresh);
    plot.add(fresh.stream().map(Moment::value).toList());
    place.setMax(moments.size() - 1);
    if (first) {
      draw();
    }
  }

  private void toggle() {
    if (player.getStatus() == Animation.Status.RUNNING) {
      player.stop();
      idle();
      return;
    }
    if (place.getValue() >= place.getMax()) {
      place.setValue(0);
    }
    play.setText(Messages.text("atlas.watch.pause"));
    player
        .getKeyFrames()
        .setAll(
            new KeyFrame(
                Duration.seconds(1),
                event -> {
                  if (place.getValue() < place.getMax()) {
                    place.setValue(Math.floor(place.getValue()) + 1);
                  } else if (moments.size() > steps.getValue()) {
                    player.stop();
                    idle();
                  }
                }));
    pace();
    player.play();
  }

  private void pace() {
    player.setRate(speed.getValue());
  }

  private void idle() {
    play.setText(Messages.text("atlas.watch.play"));
  }

  private void draw() {
    Model model = shell.workspace().model().get();
    int at = (int) Math.round(place.getValue());
    if (model == null || at >= moments.size()) {
      return;
    }
    Moment moment = moments.get(at);
    picture.setImage(GreyPictures.picture(model.spec().input().shape(), moment.image));
    told.setText(Messages.text("atlas.watch.told", at, NeuronNames.value(moment.value)));
    seen.setText(
        Messages.text(
            "atlas.class",
            model.spec().labels().get(moment.label),
            String.format(Locale.getDefault(), "%.1f", 100 * moment.probability)));
    plot.at(at);
  }
}
