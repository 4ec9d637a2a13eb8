package io.github.convoscope.ui.network;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Dl4jCheck;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The page about the open network, in two columns: its file, what DL4J says of it, its layers, its
 * card.
 */
final class NetworkPage {
  /** About as many rows as the sentences at the top of the left column take. */
  private static final int ROWS_OF_LINES = 8;

  private static final double WIDTH_EMS = 72;

  private final Shell shell;
  private final Dl4jChecks checks;

  NetworkPage(Shell shell, Dl4jChecks checks) {
    this.shell = shell;
    this.checks = checks;
  }

  /** Opens the page, and checks the network again with the drawing on the pad. */
  void open() {
    Model model = shell.workspace().model().get();
    if (model == null) {
      return;
    }
    NetworkSpec spec = model.spec();
    VBox lines = column();
    lines
        .getChildren()
        .addAll(
            line(
                Messages.text(
                    "network.size",
                    model.card().name(),
                    spec.depth(),
                    spec.neurons(),
                    spec.parameters())),
            line(file(model)),
            line(
                Messages.text(
                    "network.range", model.inputRange().low(), model.inputRange().high())));
    Label engine = line("");
    engine.setId("network-engine");
    lines.getChildren().add(engine);
    InvalidationListener update = changed -> engine.setText(engine(model));
    update.invalidated(checks.outcome());
    checks.outcome().addListener(update);
    shell.workspace().computing().addListener(update);
    Region columns = columns(lines, model);
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    // As large as it needs, where the window has room for that.
    scroll.prefViewportWidthProperty().bind(shell.em().multiply(WIDTH_EMS));
    scroll.prefViewportHeightProperty().bind(columns.heightProperty());
    scroll.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    scroll.getStyleClass().add("panel-scroll");
    shell
        .host()
        .openDialogue(
            new Page(
                "network",
                Messages.text("network.show"),
                scroll,
                () -> {
                  checks.outcome().removeListener(update);
                  shell.workspace().computing().removeListener(update);
                }));
    checks.check();
  }

  /** The layers stand at the right; each group of facts goes where fewer rows are so far. */
  private static Region columns(VBox left, Model model) {
    VBox right = column();
    right.getChildren().addAll(heading(Messages.text("network.layers")), layers(model.spec()));
    int leftRows = ROWS_OF_LINES;
    int rightRows = model.spec().depth() + 2;
    for (var group : model.card().facts().entrySet()) {
      Node facts = facts(group.getKey(), group.getValue());
      int rows = group.getValue().size() + 2;
      if (leftRows <= rightRows) {
        left.getChildren().add(facts);
        leftRows += rows;
      } else {
        right.getChildren().add(facts);
        rightRows += rows;
      }
    }
    GridPane columns = new GridPane();
    columns.getStyleClass().add("page-columns");
    for (int column = 0; column < 2; column++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      columns.getColumnConstraints().add(half);
    }
    columns.addRow(0, left, right);
    return columns;
  }

  private static VBox column() {
    VBox column = new VBox();
    column.getStyleClass().add("panel-content");
    return column;
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("heading");
    return heading;
  }

  private static String file(Model model) {
    return model.file().isEmpty()
        ? Messages.text("network.no-file")
        : Messages.text(
            "network.file", model.file(), model.format(), model.checksum().substring(0, 12));
  }

  private String engine(Model model) {
    Model computing = shell.workspace().computing().get();
    String engine = (computing == null ? model : computing).engineKind().id();
    return Messages.text("network.computed-" + engine) + " " + checked(model);
  }

  private String checked(Model model) {
    if (!model.canUseDl4j()) {
      return model.format().isEmpty()
          ? Messages.text("network.no-dl4j-file")
          : Messages.text("network.no-dl4j", model.format());
    }
    Dl4jChecks.Outcome outcome = checks.outcome().get();
    if (outcome == null) {
      return Messages.text("network.loading");
    }
    Dl4jCheck check = outcome.check();
    Message refusal = outcome.refusal();
    if (check != null) {
      return compared(check);
    }
    return refusal == null ? "" : Messages.text("network.refused", Messages.text(refusal));
  }

  private static String compared(Dl4jCheck check) {
    String difference = String.format(Locale.getDefault(), "%.1e", check.maxDifference());
    return Messages.text(
        check.agrees() ? "network.checked" : "network.differs", check.version(), difference);
  }

  private static Node layers(NetworkSpec spec) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("fact-grid");
    String[] columns = {"layer", "kind", "shape", "parameters"};
    for (int column = 0; column < columns.length; column++) {
      grid.add(muted(Messages.text("network.column." + columns[column])), column, 0);
    }
    int row = 1;
    for (LayerSpec layer : spec.layers()) {
      grid.add(new Label(layer.name()), 0, row);
      grid.add(muted(Messages.text("network.kind." + layer.kind().word())), 1, row);
      grid.add(new Label(NeuronNames.shape(layer.shape())), 2, row);
      Label parameters = new Label(Messages.text("network.number", layer.parameters()));
      GridPane.setHalignment(parameters, HPos.RIGHT);
      grid.add(parameters, 3, row);
      row++;
    }
    return grid;
  }

  private static Node facts(String group, Map<String, String> facts) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("fact-grid");
    grid.add(heading(group), 0, 0, 2, 1);
    int row = 1;
    for (var fact : facts.entrySet()) {
      Label name = muted(fact.getKey());
      GridPane.setValignment(name, VPos.TOP);
      grid.add(name, 0, row);
      Label value = new Label(fact.getValue());
      value.setWrapText(true);
      grid.add(value, 1, row);
      row++;
    }
    return grid;
  }

  private static Label muted(@Nullable String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }
}
