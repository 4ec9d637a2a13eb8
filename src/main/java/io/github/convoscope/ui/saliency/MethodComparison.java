package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.MapStyle;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows a page with the maps of all methods for the same drawing, and computes them again whenever
 * the drawing changes. JavaFX thread.
 */
final class MethodComparison {
  private static final String LANE = "saliency-sheet";
  private static final int MOST_ACROSS = 3;
  private static final double NARROWEST_EMS = 24;
  private static final double PICTURE_SHARE = 0.42;

  private final Shell shell;
  private final LiveAttribution attribution;
  private final MapStyle style;
  private final BooleanProperty sameScale = new SimpleBooleanProperty();
  private final GridPane grid = new GridPane();
  private final Label target = new Label();
  private final Map<String, MethodTile> tiles = new LinkedHashMap<>();
  private final PlantedMark planted;
  private final Page page;
  private final List<Entry> entries = new ArrayList<>();

  /** The photograph below the maps; null for ink. */
  private int @Nullable [] photo;

  private @Nullable LiveFrame computed;

  /**
   * The result of one method.
   *
   * @param map null if the method cannot explain this network
   * @param problem why it cannot
   * @param millis how long it took, in milliseconds
   */
  record Entry(
      AttributionMethod method,
      @Nullable Attribution map,
      @Nullable Message problem,
      double millis) {}

  MethodComparison(Shell shell, LiveAttribution attribution) {
    this.shell = shell;
    this.attribution = attribution;
    style = MapStyle.of(shell.workspace());
    style.whenChanged(this::paint);
    target.getStyleClass().add("saliency-target");
    target.setId("sheet-target");
    CheckBox same = new CheckBox(Messages.text("saliency.same-scale"));
    same.selectedProperty().bindBidirectional(sameScale);
    same.getStyleClass().add("small-switch");
    same.setId("sheet-same-scale");
    Button export = new Button(Messages.text("saliency.export"));
    export.setId("sheet-export");
    export.setOnAction(event -> new ComparisonExport(shell).ask(grid, List.copyOf(entries)));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    planted =
        new PlantedMark(
            shell.workspace().requested(), finding -> tile(finding.method()).showFinding(finding));
    // It is measured with a network of digits.
    planted.button().visibleProperty().bind(shell.workspace().padContent().inColours().not());
    planted.button().managedProperty().bind(planted.button().visibleProperty());
    HBox bar = Ems.line(1.23, target, space, same, planted.button(), export);
    bar.setAlignment(Pos.CENTER_LEFT);
    grid.getStyleClass().add("saliency-sheet");
    for (AttributionMethod method : AttributionMethods.ALL) {
      MethodTile tile = new MethodTile(shell, method, () -> choose(method));
      tiles.put(method.id(), tile);
      GridPane.setHgrow(tile.node(), Priority.ALWAYS);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll.widthProperty().addListener(changed -> arrange(scroll));
    scroll.heightProperty().addListener(changed -> arrange(scroll));
    shell.em().addListener(changed -> arrange(scroll));
    arrange(scroll);
    WorkLine work =
        new WorkLine(
            shell.workspace().requested(),
            "sheet-cancel",
            lane -> lane.equals(LANE) || lane.equals(PlantedMark.LANE),
            this::stop);
    VBox content = Ems.column(0.62, bar, work.node(), scroll);
    page = new Page("saliency-sheet", Messages.text("saliency.sheet.title"), content, this::closed);
    sameScale.addListener(changed -> paint());
    shell
        .workspace()
        .frame()
        .addListener(
            (observed, before, frame) -> {
              if (isOpen() && frame != null && changed(frame)) {
                compute();
              }
            });
    shell.workspace().target().addListener(changed -> compute());
    shell.workspace().against().addListener(changed -> compute());
  }

  /** Puts as many readable tiles into a row as fit, and makes their pictures as large as fits. */
  private void arrange(ScrollPane scroll) {
    double em = shell.em().get();
    double width = scroll.getWidth();
    int across = (int) Math.max(1, Math.min(MOST_ACROSS, width / (NARROWEST_EMS * em)));
    int down = (tiles.size() + across - 1) / across;
    double column = width / across - grid.getHgap();
    double row = scroll.getHeight() / down - grid.getVgap();
    double side = Math.min(PICTURE_SHARE * column, Math.max(NARROWEST_EMS / 3 * em, row));
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < across; i++) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / across);
      grid.getColumnConstraints().add(equal);
    }
    int place = 0;
    for (MethodTile tile : tiles.values()) {
      tile.size(side);
      grid.add(tile.node(), place % across, place / across);
      place++;
    }
  }

  /** Opens the page, or closes it. */
  void toggle() {
    if (isOpen()) {
      shell.host().closePage();
      return;
    }
    shell.host().open(page);
    compute();
  }

  private boolean isOpen() {
    return shell.host().page().get() == page;
  }

  private void closed() {
    shell.workspace().requested().cancel(LANE);
    planted.stop();
    computed = null;
  }

  private boolean changed(LiveFrame frame) {
    LiveFrame before = computed;
    return before == null
        || before.request().drawing() != frame.request().drawing()
        || before.request().image() != frame.request().image()
        || before.request().photo() != frame.request().photo()
        || before.request().array() != frame.request().array()
        || before.request().normalise() != frame.request().normalise();
  }

  private void compute() {
    LiveFrame frame = shell.workspace().frame().get();
    Model model = shell.workspace().model().get();
    if (isOpen() && frame != null && model != null) {
      compute(frame, model);
    }
  }

  private void compute(LiveFrame frame, Model model) {
    computed = frame.keep();
    entries.clear();
    tiles.values().forEach(tile -> tile.wait(true));
    target.setText(AttributionTexts.target(frame.spec(), attribution.target(frame)));
    InputEncoder encoder = model.newEncoder();
    photo =
        Photographs.of(
            frame.input(), model.input().takesColours() ? model.input().pictureColours() : null);
    next(
        new Question(
            frame.input().clone(),
            frame.request().clamped(),
            attribution.target(frame),
            attribution.baseline().get().inputs(encoder),
            encoder.range()));
  }

  /** What all methods explain. */
  record Question(
      float[] input,
      Interventions clamped,
      AttributionTarget target,
      List<float[]> baselines,
      InputRange range) {}

  /** Computes the next method and shows it; the others follow when it is done. */
  private void next(Question question) {
    if (entries.size() == AttributionMethods.ALL.size()) {
      return;
    }
    AttributionMethod method = AttributionMethods.ALL.get(entries.size());
    shell
        .workspace()
        .requested()
        .start(
            LANE,
            (engine, progress) ->
                entry(
                    new Attributor(engine, question.clamped, question.range),
                    question,
                    method.sizedFor(engine.spec()),
                    progress),
            (Entry done) -> {
              entries.add(done);
              paint();
              next(question);
            });
  }

  /** Stops; the methods that are done stay. */
  private void stop() {
    planted.stop();
    shell.workspace().requested().cancel(LANE);
    AttributionMethods.ALL.stream()
        .skip(entries.size())
        .forEach(method -> tile(method).wait(false));
  }

  /** One method's map, or why there is none. */
  static Entry entry(
      Attributor attributor, Question question, AttributionMethod method, Progress progress) {
    long start = System.nanoTime();
    Attribution map = null;
    Message problem = null;
    try {
      map =
          attributor.explain(question.input, question.target, method, question.baselines, progress);
      Optional<AttributionMethod> adaptive = method.withAdaptiveSteps();
      if (map.hasLargeGap() && adaptive.isPresent()) {
        map =
            attributor.explain(
                question.input, question.target, adaptive.get(), question.baselines, progress);
      }
    } catch (Problem refused) {
      problem = refused.what();
    }
    return new Entry(method, map, problem, (System.nanoTime() - start) / 1e6);
  }

  private MethodTile tile(AttributionMethod method) {
    return Objects.requireNonNull(tiles.get(method.id()));
  }

  private void paint() {
    LiveFrame frame = computed;
    if (frame == null) {
      return;
    }
    double largest = 0;
    for (Entry entry : entries) {
      largest = Math.max(largest, reach(entry));
    }
    for (Entry entry : entries) {
      double reach = sameScale.get() ? largest : reach(entry);
      tile(entry.method()).show(frame, entry, reach, photo);
    }
  }

  /** The number at which colours are full, as in the panel of one method. */
  private double reach(Entry entry) {
    Attribution map = entry.map();
    if (map == null) {
      return 0;
    }
    AttributionPicture picture =
        map.layer() == 0 ? AttributionPicture.of(map) : AttributionPicture.ofUnits(map);
    return style.reach().get() * picture.reach();
  }

  private void choose(AttributionMethod method) {
    attribution.method().set(method);
    shell.host().closePage();
    attribution.on().set(true);
  }
}
