package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.FlippingCurves;
import io.github.convoscope.explain.attribution.ModelDependence;
import io.github.convoscope.explain.attribution.PixelFlipping;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Runs two tests of the shown map, deletion and insertion, and random weights, and shows their
 * results. Each runs when its button is pressed. JavaFX thread.
 */
final class SanityChecks {
  private static final String LANE = "saliency-check";
  private static final int STEPS = 20;

  /** A large network takes a tenth of a second for a pass. */
  private static final int STEPS_OF_LARGE = 10;

  private static final int ORDERS_OF_LARGE = 3;
  private static final int MOST_STAGES = 99;
  private static final int STAGES_OF_LARGE = 6;
  private static final double STAGE_EMS = 4.2;
  private static final double FULL_COLOUR_AT = 0.8;
  private static final double SAME_ORDER = 1;
  private static final long SEED = 0;

  private final Shell shell;
  private final LiveAttribution attribution;
  private final VBox result = Ems.column(0.31);
  private final FlowPane buttons;
  private final VBox node;
  private final WorkLine work;
  private Consumer<Node> reveal = part -> {};

  SanityChecks(Shell shell, LiveAttribution attribution) {
    this.shell = shell;
    this.attribution = attribution;
    work =
        new WorkLine(
            shell.workspace().requested(), "saliency-check-cancel", LANE::equals, this::cancel);
    Label title = new Label(Messages.text("saliency.checks"));
    title.getStyleClass().add("heading");
    Button curves = button("saliency.curves", this::curves);
    Button random = button("saliency.random", this::randomise);
    buttons = Ems.flow(0.62, 0.31, curves, random);
    node = Ems.column(0.62, title, result);
    Labels.setShown(node, false);
    attribution.shown().addListener(changed -> clear());
  }

  /** The buttons that start the tests. */
  Node buttons() {
    return buttons;
  }

  /** The result of the last test; not visible until there is one. */
  Node results() {
    return node;
  }

  /** Sets an action that brings a result into view. */
  void onResult(Consumer<Node> action) {
    reveal = action;
  }

  private void working() {
    show(text(Messages.text("saliency.working")), work.node());
  }

  private void cancel() {
    shell.workspace().requested().cancel(LANE);
    clear();
  }

  private void clear() {
    result.getChildren().clear();
    Labels.setShown(node, false);
  }

  private static Button button(String key, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.getStyleClass().add("saliency-button");
    button.setId(key.replace('.', '-'));
    LazyTooltips.put(button, Messages.text(key + ".help"));
    button.setOnAction(event -> action.run());
    return button;
  }

  private void curves() {
    ShownMap now = attribution.shown().get();
    if (now == null) {
      return;
    }
    working();
    shell
        .workspace()
        .requested()
        .start(
            LANE,
            (engine, progress) ->
                PixelFlipping.curves(
                    new Attributor(engine, now.clamped(), now.range()),
                    now.input(),
                    now.map(),
                    now.baselines(),
                    engine.spec().isLarge() ? STEPS_OF_LARGE : STEPS,
                    engine.spec().isLarge() ? ORDERS_OF_LARGE : PixelFlipping.RANDOM_ORDERS,
                    SEED,
                    progress),
            this::showCurves);
  }

  private void showCurves(FlippingCurves curves) {
    show(
        new FlippingCurvesView(
            shell.em(),
            shell.colours(),
            curves,
            Messages.text("saliency.curves.deletion"),
            Messages.text("saliency.curves.insertion")),
        text(AttributionTexts.verdict(curves)));
  }

  /** Shows a result and brings it into view. */
  private void show(Node... parts) {
    result.getChildren().setAll(parts);
    Labels.setShown(node, true);
    reveal.accept(node);
  }

  /** The map of the trained network, then the map of each stage. */
  private Node stages(NetworkSpec spec, ShownMap now, List<ModelDependence.Stage> stages) {
    FlowPane row = Ems.flow(0.62, 0.62);
    row.setId("saliency-stages");
    row.getChildren()
        .add(stage(now, now.map(), Messages.text("saliency.random.trained"), SAME_ORDER));
    for (ModelDependence.Stage stage : stages) {
      String name = spec.layer(stage.layer()).name();
      row.getChildren().add(stage(now, stage.map(), name, stage.correlation()));
    }
    return row;
  }

  private Node stage(ShownMap now, Attribution map, String name, double correlation) {
    AttributionPicture picture = AttributionPicture.of(map);
    MapColours colours =
        MapColours.overPicture(
            shell.workspace().settings().colours(),
            Math.max(1e-30, FULL_COLOUR_AT * picture.reach()),
            1);
    MapPicture painter = new MapPicture();
    ImageView view = new ImageView();
    painter.show(view, painter.paint(picture, colours, now.photo()));
    double side = Math.round(STAGE_EMS * shell.em().get());
    view.setFitWidth(side);
    view.setFitHeight(side);
    view.setPreserveRatio(true);
    StackPane black = new StackPane(view);
    black.getStyleClass().add("sheet-picture");
    black.setMaxWidth(StackPane.USE_PREF_SIZE);
    Label number =
        new Label(
            Messages.text(
                "saliency.random.rho",
                String.format(Locale.getDefault(), "%.2f", correlation).replace('-', '\u2212')));
    number.getStyleClass().add("muted");
    VBox tile = Ems.column(0.15, black, new Label(name), number);
    tile.setPrefWidth(side);
    return tile;
  }

  private void randomise() {
    ShownMap now = attribution.shown().get();
    Model model = shell.workspace().model().get();
    if (now == null || model == null) {
      return;
    }
    NetworkSpec spec = model.spec();
    working();
    shell
        .workspace()
        .requested()
        .start(
            LANE,
            (engine, progress) ->
                ModelDependence.test(
                    model,
                    now.input(),
                    now.map().target(),
                    now.map().method(),
                    now.baselines(),
                    spec.isLarge() ? STAGES_OF_LARGE : MOST_STAGES,
                    SEED,
                    progress),
            (List<ModelDependence.Stage> stages) ->
                show(stages(spec, now, stages), text(AttributionTexts.dependence(stages))));
  }

  private static Label text(String text) {
    Label label = Labels.wrap(new Label(text));
    label.setId("saliency-check-words");
    return label;
  }
}
