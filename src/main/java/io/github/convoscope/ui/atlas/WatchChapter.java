package io.github.convoscope.ui.atlas;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.optimise.AtlasUnit;
import io.github.convoscope.explain.optimise.Recipe;
import io.github.convoscope.explain.optimise.Search;
import io.github.convoscope.explain.optimise.Target;
import io.github.convoscope.explain.optimise.UnitRange;
import io.github.convoscope.explain.optimise.Wish;
import io.github.convoscope.explain.optimise.Wishes;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.OpenModel;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.work.Messages;
import io.github.convoscope.work.Progress;
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
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An image while it is being found, from noise or from the drawing, step by step. JavaFX thread.
 */
final class WatchChapter implements ChapterView {
  private static final String LANE = "atlas.watch";
  private static final int TOLD_EVERY = 4;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasBook book;
  private final HBox node = new HBox(28);
  private final ImageView picture = Greys.view(new WritableImage(1, 1), 1);
  private final UnitPicker picker;
  private final Slider place = new Slider(0, 0, 0);
  private final Slider speed = new Slider(4, 120, 40);
  private final Slider steps = new Slider(32, 1024, 256);
  private final Label told = new Label();
  private final Label seen = new Label();
  private final Button play = new Button();
  private final AscentPlot plot = new AscentPlot();
  private final List<Moment> moments = new ArrayList<>();
  private final Timeline player = new Timeline();
  private @Nullable Target shown;

  /**
   * One step.
   *
   * @param image how the image looked
   * @param value the unit's measure for it
   * @param label the class that the network sees in it
   * @param probability of that class
   */
  record Moment(float[] image, double value, int label, double probability) {}

  WatchChapter(Shell shell, AtlasState state, AtlasBook book) {
    this.shell = shell;
    this.state = state;
    this.book = book;
    picker =
        new UnitPicker(
            shell,
            target -> {
              book.openUnit(target);
              book.go(Chapter.WATCH);
            });
    Button noise = new Button(Messages.text("atlas.watch.noise"));
    noise.setId("atlas-watch-noise");
    noise.getStyleClass().add("accent");
    noise.setOnAction(event -> start(false));
    Button drawing = new Button(Messages.text("atlas.watch.drawing"));
    drawing.setId("atlas-watch-drawing");
    drawing.setOnAction(event -> start(true));
    drawing.disableProperty().bind(shell.workspace().sketch().blank());
    play.setOnAction(event -> toggle());
    player.setCycleCount(Animation.INDEFINITE);
    speed.valueProperty().addListener(changed -> pace());
    place.valueProperty().addListener(changed -> draw());
    told.getStyleClass().add("atlas-big-number");
    seen.getStyleClass().add("muted");
    HBox starts = new HBox(8, noise, drawing);
    VBox controls =
        new VBox(
            12,
            picker.node(),
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
    OpenModel model = shell.workspace().model().get();
    if (model == null) {
      return;
    }
    Target target = book.unit(model.spec());
    picker.show(model.spec(), target);
    double size = Math.round(330 * shell.em().get() / 13);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    if (!target.equals(shown)) {
      shown = target;
      start(false);
    }
  }

  @Override
  public void hide() {
    player.stop();
    shell.workspace().explainer().cancel(LANE);
    shown = null;
  }

  private void start(boolean fromDrawing) {
    OpenModel model = shell.workspace().model().get();
    LiveFrame frame = shell.workspace().frame().get();
    if (model == null) {
      return;
    }
    Target target = book.unit(model.spec());
    UnitRange known =
        state.atlas().get() == null
            ? null
            : state
                .atlas()
                .get()
                .unit(target.layer(), target.channel())
                .map(AtlasUnit::range)
                .orElse(null);
    float[] drawing = fromDrawing && frame != null ? frame.input().clone() : null;
    Recipe recipe = Recipe.standard().withSteps((int) steps.getValue());
    moments.clear();
    place.setMax(0);
    place.setValue(0);
    plot.begin(recipe.steps(), known == null ? Double.NaN : known.best());
    player.stop();
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) -> search(engine, progress, target, known, drawing, recipe),
            done -> {});
    toggle();
  }

  private boolean search(
      Engine engine,
      Progress progress,
      Target target,
      @Nullable UnitRange known,
      float @Nullable [] drawing,
      Recipe recipe) {
    NetworkSpec spec = engine.spec();
    UnitRange range = known;
    if (range == null) {
      range = state.range(engine, target, progress);
    }
    Wish wish = new Wishes(spec).most(target, range);
    Search search =
        new Search(engine, List.of(drawing == null ? wish : wish.from(drawing)), null, recipe, 0);
    Activations at = new Activations(spec, 1);
    List<Moment> fresh = new ArrayList<>();
    while (true) {
      progress.check();
      float[] image = search.image(0);
      engine.forward(image, at);
      int label = 0;
      for (int i = 1; i < at.output().length; i++) {
        label = at.output()[i] > at.output()[label] ? i : label;
      }
      double value = target.measure(spec).value(at, 0);
      fresh.add(new Moment(image, value, label, at.output()[label]));
      if (fresh.size() == TOLD_EVERY || search.done()) {
        List<Moment> told = List.copyOf(fresh);
        fresh.clear();
        Platform.runLater(() -> take(target, progress, told));
      }
      if (search.done()) {
        return true;
      }
      search.step();
    }
  }

  private void take(Target target, Progress progress, List<Moment> fresh) {
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
    OpenModel model = shell.workspace().model().get();
    int at = (int) Math.round(place.getValue());
    if (model == null || at >= moments.size()) {
      return;
    }
    Moment moment = moments.get(at);
    picture.setImage(Greys.picture(model.spec().input().shape(), moment.image));
    told.setText(Messages.text("atlas.watch.told", at, NeuronNames.value(moment.value)));
    seen.setText(
        Messages.text(
            "atlas.class",
            model.spec().labels().get(moment.label),
            String.format(Locale.getDefault(), "%.1f", 100 * moment.probability)));
    plot.at(at);
  }
}
