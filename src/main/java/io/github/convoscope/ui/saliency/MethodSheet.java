package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Method;
import io.github.convoscope.explain.attribution.MethodSettings;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.ArrayList;
import java.util.List;
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

/** All methods side by side on the same drawing, live but for the slow ones. JavaFX thread. */
final class MethodSheet {
  private static final String LANE = "saliency-sheet";
  private static final int MOST_ACROSS = 3;
  private static final double NARROWEST_EMS = 24;
  private static final double PICTURE_SHARE = 0.42;

  private final Shell shell;
  private final LiveAttribution explaining;
  private final BooleanProperty sameScale = new SimpleBooleanProperty();
  private final GridPane grid = new GridPane();
  private final Label target = new Label();
  private final List<SheetTile> tiles = new ArrayList<>();
  private final VBox content;
  private final Page page;
  private List<Entry> entries = List.of();
  private @Nullable LiveFrame drawn;

  /**
   * One method's result.
   *
   * @param map null where the method can't explain this network
   * @param problem why not
   */
  record Entry(
      Method method, @Nullable Attribution map, @Nullable Message problem, double millis) {}

  MethodSheet(Shell shell, LiveAttribution explaining) {
    this.shell = shell;
    this.explaining = explaining;
    target.getStyleClass().add("saliency-target");
    target.setId("sheet-target");
    CheckBox same = new CheckBox(Messages.text("saliency.same-scale"));
    same.selectedProperty().bindBidirectional(sameScale);
    same.getStyleClass().add("small-switch");
    same.setId("sheet-same-scale");
    Button export = new Button(Messages.text("saliency.export"));
    export.setId("sheet-export");
    export.setOnAction(event -> new SheetExport(shell).ask(grid, entries));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(16, target, space, same, export);
    bar.setAlignment(Pos.CENTER_LEFT);
    grid.getStyleClass().add("saliency-sheet");
    for (Method method : Method.values()) {
      SheetTile tile = new SheetTile(shell, method, () -> choose(method));
      tiles.add(tile);
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
    content = new VBox(8, bar, scroll);
    page = new Page("saliency-sheet", Messages.text("saliency.sheet.title"), content, this::closed);
    sameScale.addListener(changed -> paint());
    shell
        .workspace()
        .frame()
        .addListener(
            (observed, before, frame) -> {
              if (isOpen() && frame != null && changed(frame)) {
                compute(frame);
              }
            });
    shell.workspace().target().addListener(changed -> again());
    shell.workspace().against().addListener(changed -> again());
  }

  /** As many tiles side by side as are wide enough to be read, their pictures as large as fits. */
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
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).size(side);
      grid.add(tiles.get(i).node(), i % across, i / across);
    }
  }

  /** Opens the sheet, or closes it. */
  void toggle() {
    if (isOpen()) {
      shell.host().closePage();
      return;
    }
    shell.host().open(page);
    again();
  }

  private boolean isOpen() {
    return shell.host().page().get() == page;
  }

  private void closed() {
    shell.workspace().background().cancel(LANE);
    drawn = null;
  }

  private boolean changed(LiveFrame frame) {
    LiveFrame before = drawn;
    return before == null
        || before.request().drawing() != frame.request().drawing()
        || before.request().image() != frame.request().image()
        || before.request().normalise() != frame.request().normalise();
  }

  private void again() {
    LiveFrame frame = shell.workspace().frame().get();
    if (isOpen() && frame != null) {
      compute(frame);
    }
  }

  private void compute(LiveFrame frame) {
    drawn = frame.keep();
    float[] input = frame.input().clone();
    Interventions held = frame.request().held();
    AttributionTarget about = explaining.target(frame);
    MethodSettings settings = explaining.settings(frame.spec());
    target.setText(AttributionTexts.target(frame.spec(), about));
    shell
        .workspace()
        .background()
        .start(
            LANE,
            (engine, progress) ->
                all(new Attributor(engine, held), input, about, settings, progress),
            (List<Entry> done) -> {
              entries = done;
              paint();
            });
  }

  /** Every method's map. */
  static List<Entry> all(
      Attributor attributor,
      float[] input,
      AttributionTarget about,
      MethodSettings settings,
      Progress progress) {
    List<Entry> entries = new ArrayList<>();
    Method[] methods = Method.values();
    for (Method method : methods) {
      progress.check();
      progress.report(
          (double) method.ordinal() / methods.length, Message.of("attribution.working"));
      long start = System.nanoTime();
      Attribution map = null;
      Message why = null;
      try {
        map = attributor.explain(input, about, method, settings, quiet(progress));
        if (method == Method.INTEGRATED_GRADIENTS && map.leavesGap()) {
          MethodSettings finer = settings.withAdaptive(true);
          map = attributor.explain(input, about, method, finer, quiet(progress));
        }
      } catch (Problem problem) {
        why = problem.what();
      }
      entries.add(new Entry(method, map, why, (System.nanoTime() - start) / 1e6));
    }
    return entries;
  }

  private static Progress quiet(Progress progress) {
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {
        // The sheet reports whole methods.
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }

  private void paint() {
    LiveFrame frame = drawn;
    if (frame == null) {
      return;
    }
    double most = 0;
    for (Entry entry : entries) {
      most = Math.max(most, entry.map() == null ? 0 : entry.map().largest());
    }
    for (Entry entry : entries) {
      double reach = sameScale.get() || entry.map() == null ? most : entry.map().largest();
      tiles.get(entry.method().ordinal()).show(frame, entry, reach);
    }
  }

  private void choose(Method method) {
    explaining.method().set(method);
    shell.host().closePage();
    explaining.on().set(true);
  }
}
