package io.github.convoscope.ui.file;

import atlantafx.base.theme.Styles;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.PictureInput;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.PictureInput.Polarity;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.ComboRows;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The choices of the model-card dialogue, one a row. JavaFX thread. */
final class CardForm extends GridPane {

  /** The ranges that pixels are given in, as papers and libraries have them. */
  private enum Numbers {
    UNIT("unit", new InputRange(0, 1)),
    SIGNED("signed", new InputRange(-1, 1)),
    BYTES("bytes", new InputRange(0, 255)),
    STANDARD("standard", new InputRange(0, 1));

    private final String word;
    private final InputRange range;

    Numbers(String word, InputRange range) {
      this.word = word;
      this.range = range;
    }
  }

  private final int channels;
  private final Runnable changed;
  private final ComboBox<Placement> placement;
  private final ComboBox<Numbers> numbers;
  private final ComboBox<ChannelOrder> order;
  private final ComboBox<Polarity> polarity;
  private final TextField mean = new TextField();
  private final TextField deviation = new TextField();

  /**
   * Choices for a network, as guessed.
   *
   * @param input shape of its input as a picture
   * @param changed called after every choice
   */
  CardForm(Shape input, Runnable changed) {
    this.changed = changed;
    channels = input.channels();
    getStyleClass().add("form-grid");
    placement =
        choice(
            List.of(Placement.CROP, Placement.FIT, Placement.CENTRED),
            value -> Messages.text("file.card.placement." + value.word()));
    numbers =
        choice(List.of(Numbers.values()), value -> Messages.text("file.card.range." + value.word));
    order =
        choice(
            List.of(ChannelOrder.values()),
            value -> Messages.text("file.card.channels." + value.word()));
    polarity =
        choice(List.of(Polarity.values()), value -> Messages.text("file.card.ink." + value.word()));
    mean.setText(channels == 3 ? "0.485 0.456 0.406" : "0.5");
    deviation.setText(channels == 3 ? "0.229 0.224 0.225" : "0.5");
    mean.setId("card-mean");
    deviation.setId("card-deviation");
    numbers.setId("card-range");
    order.setId("card-channels");
    mean.setPromptText(Messages.text("file.card.mean.help"));
    for (TextField field : List.of(mean, deviation)) {
      field.textProperty().addListener(text -> changed.run());
      field.disableProperty().bind(numbers.valueProperty().isNotEqualTo(Numbers.STANDARD));
    }
    row(
        "size",
        new Label(
            Messages.text("file.card.size-is", input.rows(), input.columns(), input.channels())));
    row("placement", placement);
    row("range", numbers);
    row("mean", mean);
    row("deviation", deviation);
    if (channels == 3) {
      row("channels", order);
    }
    row("ink", polarity);
  }

  /** Words for a value. */
  @FunctionalInterface
  private interface Words<T> {
    String of(T value);
  }

  private <T> ComboBox<T> choice(List<T> values, Words<T> words) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
    ComboRows.fit(box);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : words.of(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    box.setValue(values.get(0));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().addListener(value -> changed.run());
    return box;
  }

  /** Adds a row below the others. */
  void row(String name, Node control) {
    Label label = new Label(Messages.text("file.card." + name));
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(control);
    addRow(getRowCount(), label, control);
  }

  /**
   * The card that is chosen, or null where there is a {@link #problem}.
   *
   * @param labels names of the classes
   * @param name of the network
   */
  @Nullable ModelCard card(List<String> labels, String name) {
    boolean standard = numbers.getValue() == Numbers.STANDARD;
    String wrong = problem();
    mean.pseudoClassStateChanged(Styles.STATE_DANGER, !wrong.isEmpty() && !fits(mean));
    deviation.pseudoClassStateChanged(Styles.STATE_DANGER, !wrong.isEmpty() && fits(mean));
    if (!wrong.isEmpty()) {
      return null;
    }
    PictureInput picture =
        new PictureInput(
            placement.getValue(),
            order.getValue(),
            polarity.getValue(),
            standard ? parsed(mean.getText()) : new double[0],
            standard ? parsed(deviation.getText()) : new double[0]);
    return ModelCard.unknown(name, labels).withInput(numbers.getValue().range, picture);
  }

  /** Which field is wrong, and why; empty where all are right. */
  String problem() {
    if (numbers.getValue() != Numbers.STANDARD) {
      return "";
    }
    if (!fits(mean)) {
      return wrong("mean", "count");
    }
    if (!fits(deviation)) {
      return wrong("deviation", "count");
    }
    double[] deviations = parsed(deviation.getText());
    if (Arrays.stream(deviations).anyMatch(value -> value == 0)) {
      return wrong("deviation", "zero");
    }
    return deviations.length == parsed(mean.getText()).length ? "" : wrong("deviation", "other");
  }

  private String wrong(String field, String why) {
    return Messages.text("file.card.wrong." + why, Messages.text("file.card." + field), channels);
  }

  /** Whether a field has finite numbers, one or one for each channel. */
  private boolean fits(TextField field) {
    double[] values = parsed(field.getText());
    boolean right = values.length == 1 || values.length == channels;
    return right && Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** A comma within a number is a point where the user's language writes it so. */
  private static String withPoints(String text) {
    boolean comma = DecimalFormatSymbols.getInstance().getDecimalSeparator() == ',';
    return comma && !text.contains(".") ? text.replaceAll("(?<=\\d),(?=\\d)", ".") : text;
  }

  private static double[] parsed(String text) {
    String[] parts = withPoints(text).strip().split("[\\s,;]+");
    double[] values = new double[parts.length];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = Double.parseDouble(parts[i]);
      } catch (NumberFormatException none) {
        return new double[0];
      }
    }
    return values;
  }
}
