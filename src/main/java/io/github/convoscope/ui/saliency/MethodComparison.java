package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
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
  private final BooleanProperty sameScale = new SimpleBooleanProperty();
  private final GridPane grid = new GridPane();
  private final Label target = new Label();
  private final Map<String, MethodTile> tiles = new LinkedHashMap<>();
  private final Page page;
  private List<Entry> entries = List.of();
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
    target.getStyleClass().add("saliency-target");
    target.setId("sheet-target");
    CheckBox same = new CheckBox(Messages.text("saliency.same-scale"));
    same.selectedProperty().bindBidirectional(sameScale);
    same.getStyleClass().add("small-switch");
    same.setId("sheet-same-scale");
    Button export = new Button(Messages.text("saliency.export"));
    export.setId("sheet-export");
    export.setOnAction(event -> new ComparisonExport(shell).ask(grid, entries));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = Ems.line(1.23, target, space, same, export);
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
    VBox content = Ems.column(0.62, bar, scroll);
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
    shell.workspace().background().cancel(LANE);
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
    float[] input = frame.input().clone();
    Interventions clamped = frame.request().clamped();
    AttributionTarget explained = attribution.target(frame);
    Baseline from = attribution.baseline().get();
    NetworkSpec spec = frame.spec();
    InputEncoder encoder = model.newEncoder();
    target.setText(AttributionTexts.target(spec, explained));
    shell
        .workspace()
        .background()
        .start(
            LANE,
            (engine, progress) ->
                all(
                    new Attributor(engine, clamped, encoder.range()),
                    input,
                    explained,
                    from.inputs(encoder),
                    progress),
            (List<Entry> done) -> {
              entries = done;
              paint();
            });
  }

  /** Every method's map. */
  static List<Entry> all(
      Attributor attributor,
      float[] input,
      AttributionTarget target,
      List<float[]> baselines,
      Progress progress) {
    List<Entry> entries = new ArrayList<>();
    List<AttributionMethod> methods = AttributionMethods.ALL;
    for (AttributionMethod method : methods) {
      progress.check();
      progress.report((double) entries.size() / methods.size(), Message.of("attribution.working"));
      long start = System.nanoTime();
      Attribution map = null;
      Message problem = null;
      try {
        map = attributor.explain(input, target, method, baselines, quiet(progress));
        Optional<AttributionMethod> adaptive = method.withAdaptiveSteps();
        if (map.hasLargeGap() && adaptive.isPresent()) {
          map = attributor.explain(input, target, adaptive.get(), baselines, quiet(progress));
        }
      } catch (Problem refused) {
        problem = refused.what();
      }
      entries.add(new Entry(method, map, problem, (System.nanoTime() - start) / 1e6));
    }
    return entries;
  }

  /** Passes on that the work is cancelled, but not how far a single method is. */
  private static Progress quiet(Progress progress) {
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {
        // Only whole methods are reported.
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }

  private void paint() {
    LiveFrame frame = computed;
    if (frame == null) {
      return;
    }
    double largest = 0;
    for (Entry entry : entries) {
      largest = Math.max(largest, entry.map() == null ? 0 : entry.map().largest());
    }
    for (Entry entry : entries) {
      double reach = sameScale.get() || entry.map() == null ? largest : entry.map().largest();
      Objects.requireNonNull(tiles.get(entry.method().id())).show(frame, entry, reach);
    }
  }

  private void choose(AttributionMethod method) {
    attribution.method().set(method);
    shell.host().closePage();
    attribution.on().set(true);
  }
}
