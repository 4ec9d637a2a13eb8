package io.github.convoscope.ui.training;

import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.PlannedShape;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.training.ExampleSource;
import io.github.convoscope.training.Flaws;
import io.github.convoscope.training.TrainingPreset;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import java.text.DecimalFormatSymbols;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Asks what is to be trained: examples, a preset, its layers, numbers, flaws. JavaFX thread. */
final class RecipeForm {
  private static final double FIELD_EMS = 6;

  private final LayerChips chips = new LayerChips(this::changed);
  private final FlawForm flaws = new FlawForm();
  private final Label size = RoomTexts.muted("room-size");
  private final SourceForm source;
  private final TextField rate = field("rate", written(TrainingRecipe.RATE));
  private final TextField batch = field("batch", "32");
  private final TextField seed = field("seed", "1");
  private final ToggleGroup presets = new ToggleGroup();
  private final VBox node;

  RecipeForm(Shell shell) {
    source = new SourceForm(shell, this::otherExamples);
    FlowPane choice = Ems.flow(0.31, 0.31);
    for (TrainingPreset preset : TrainingPreset.values()) {
      ToggleButton button = new ToggleButton(Messages.text("room.preset-" + preset.id()));
      button.setId("room-preset-" + preset.id());
      button.getStyleClass().add("saliency-button");
      button.setToggleGroup(presets);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            take(preset);
          });
      choice.getChildren().add(button);
      if (preset == TrainingPreset.SMALL) {
        button.setSelected(true);
      }
    }
    GridPane numbers = new GridPane();
    numbers.getStyleClass().add("form-grid");
    numbers.addRow(0, new Label(Messages.text("room.rate")), rate);
    numbers.addRow(1, new Label(Messages.text("room.batch")), batch);
    numbers.addRow(2, new Label(Messages.text("room.seed")), seed);
    VBox more = Ems.column(0.62, numbers, RoomTexts.heading("room.flaws"), flaws.node());
    more.setVisible(false);
    more.managedProperty().bind(more.visibleProperty());
    Hyperlink open = new Hyperlink(Messages.text("room.more-settings"));
    open.setId("room-more");
    open.setOnAction(
        event -> {
          more.setVisible(!more.isVisible());
          open.setText(
              Messages.text(more.isVisible() ? "room.fewer-settings" : "room.more-settings"));
        });
    node = Ems.column(0.62, source.node(), choice, chips.node(), size, open, more);
    take(TrainingPreset.SMALL);
    otherExamples();
  }

  /** Other examples are learnt at another rate, and have other flaws. */
  private void otherExamples() {
    ExampleSource.Kind kind = source.source().kind();
    rate.setText(written(kind.rate()));
    flaws.node().setDisable(kind.inColours());
    show();
  }

  private static TextField field(String key, String value) {
    TextField field = new TextField(value);
    field.setId("room-" + key);
    field.setAccessibleText(Messages.text("room." + key));
    Ems.prefWidth(field, FIELD_EMS);
    return field;
  }

  /** The form. */
  VBox node() {
    return node;
  }

  private void take(TrainingPreset preset) {
    chips.set(LayerPlan.parse(preset.layers()).layers());
    show();
  }

  private void changed() {
    presets.selectToggle(null);
    show();
  }

  private void show() {
    try {
      List<PlannedShape> shapes =
          new TrainingRecipe(layers(), Flaws.NONE, 1, 1, 1e-3, source.source()).shapes();
      chips.show(shapes);
      size.setText(
          Messages.text("room.size", shapes.stream().mapToInt(PlannedShape::parameters).sum()));
    } catch (Problem wrong) {
      chips.show(List.of());
      size.setText(Messages.text(wrong.what()));
    }
  }

  private String layers() {
    return new LayerPlan(chips.layers()).toString();
  }

  /**
   * What it says.
   *
   * @throws Problem a sentence, where layers or numbers make no sense or the examples are not there
   */
  TrainingRecipe recipe() {
    TrainingRecipe recipe =
        new TrainingRecipe(
            layers(),
            source.source().kind().inColours() ? Flaws.NONE : flaws.flaws(),
            (long) number(seed, "room.seed"),
            (int) number(batch, "room.batch"),
            number(rate, "room.rate"),
            source.source());
    recipe.shapes();
    recipe.source().check();
    return recipe;
  }

  /** A learning rate as the user's language writes it. */
  private static String written(double rate) {
    char point = DecimalFormatSymbols.getInstance().getDecimalSeparator();
    return Double.toString(rate).replace('.', point);
  }

  /** A number with a decimal point or comma. */
  private static double number(TextField field, String key) {
    try {
      return Double.parseDouble(field.getText().strip().replace(',', '.'));
    } catch (NumberFormatException wrong) {
      throw Problem.input(Message.of("room.no-number", Message.of(key), field.getText()), wrong);
    }
  }
}
