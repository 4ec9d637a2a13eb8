package io.github.convoscope.ui.file;

import io.github.convoscope.data.LabelsFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelInput;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue that asks how a network sees pictures, with a live preview of its input and its
 * answer for what lies on the pad, or for a sample where it is empty or the network takes colours.
 * JavaFX thread.
 */
final class CardDialogue {
  private static final String LANE = "model-card";
  private static final double PREVIEW_EMS = 11;
  private static final double FORM_EMS = 25;
  private static final int ANSWERS = 3;
  private static final double GAP_EMS = 1.23;
  private static final Drawing SAMPLE =
      Drawing.of(Stroke.of(120, 120, 380, 120, 360, 180, 240, 400), Stroke.of(180, 260, 330, 260));

  private final Shell shell;
  private final NetworkSpec spec;
  private final String name;
  private final CardForm form;
  private final ImageView picture = new ImageView();
  private final Label answers = new Label();
  private final Label naming = new Label();
  private final Button use = new Button(Messages.text("file.card.use"));
  private final Button skip = new Button(Messages.text("file.card.skip"));
  private final InvalidationListener padChanged = version -> refresh();
  private final Region content;
  private List<String> labels;
  private @Nullable ModelCard chosen;

  CardDialogue(Shell shell, Model model) {
    this.shell = shell;
    spec = model.spec();
    name = spec.name().isBlank() ? model.file() : spec.name();
    labels = spec.labels();
    form = new CardForm(InputEncoder.pictureShape(spec.input().shape()), this::refresh);
    form.row("labels", labelsRow());
    content = layout(model);
    use.setId("card-use");
    use.setDefaultButton(true);
    skip.setId("card-skip");
    shell.workspace().padContent().version().addListener(padChanged);
    refresh();
  }

  /** What the dialogue shows. */
  Region content() {
    return content;
  }

  /** Called with the card that a person has chosen. */
  void setOnUse(Consumer<ModelCard> action) {
    use.setOnAction(
        event -> {
          ModelCard card = chosen;
          if (card != null) {
            action.accept(card);
          }
        });
  }

  /** Called when the guess is kept. */
  void setOnSkip(Runnable action) {
    skip.setOnAction(event -> action.run());
  }

  /** Stops the preview. */
  void closed() {
    shell.workspace().padContent().version().removeListener(padChanged);
    shell.workspace().explainer().cancel(LANE);
  }

  private Region layout(Model model) {
    ReadOnlyDoubleProperty em = shell.em();
    Label about = new Label(Messages.text("file.card.about", model.file()));
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    picture.setId("card-picture");
    picture.setSmooth(false);
    picture.setPreserveRatio(true);
    picture.fitWidthProperty().bind(em.multiply(PREVIEW_EMS));
    picture.fitHeightProperty().bind(em.multiply(PREVIEW_EMS));
    answers.setId("card-answers");
    answers.setWrapText(true);
    answers.setMinHeight(Region.USE_PREF_SIZE);
    answers.maxWidthProperty().bind(em.multiply(PREVIEW_EMS));
    Label heading = new Label(Messages.text("file.card.preview"));
    heading.getStyleClass().add("heading");
    VBox preview = Ems.column(GAP_EMS / 2, heading, picture, answers);
    preview.minWidthProperty().bind(em.multiply(PREVIEW_EMS));
    form.minWidthProperty().bind(em.multiply(FORM_EMS));
    HBox.setHgrow(form, Priority.ALWAYS);
    HBox buttons = Ems.line(GAP_EMS / 2, skip, use);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox all = Ems.column(GAP_EMS, about, Ems.line(GAP_EMS, form, preview), buttons);
    all.getStyleClass().add("panel-content");
    all.prefWidthProperty().bind(em.multiply(PREVIEW_EMS + FORM_EMS + 2 * GAP_EMS));
    all.setMinHeight(Region.USE_PREF_SIZE);
    return all;
  }

  private Node labelsRow() {
    Button choose = new Button(Messages.text("file.card.labels.choose"));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    Chooser chooser = new Chooser(shell);
    choose.setOnAction(
        event ->
            chooser.text(
                file ->
                    shell.workspace().fileTasks().run(() -> LabelsFile.read(file), this::name)));
    naming.setText(Messages.text("file.card.labels.numbered", spec.classes() - 1));
    naming.setWrapText(true);
    HBox row = Ems.line(GAP_EMS / 2, choose, naming);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Names the classes, where the number of labels fits. */
  void name(List<String> names) {
    if (names.size() == spec.classes()) {
      labels = names;
      naming.setText(Messages.text("file.card.labels.named", names.size()));
      refresh();
    } else {
      naming.setText(Messages.text("file.card.labels.misfit", names.size(), spec.classes()));
    }
  }

  /** What the network is given and answers. */
  private record Preview(float[] tensor, float[] probabilities) {}

  private void refresh() {
    // Controls report their first values while the form is made.
    if (content == null) {
      return;
    }
    ModelCard card = form.card(labels, name);
    chosen = card;
    use.setDisable(card == null);
    if (card == null) {
      // A preview on its way would replace the text.
      shell.workspace().explainer().cancel(LANE);
      answers.setText(form.problem());
      return;
    }
    ModelInput input = ModelInput.of(spec, card);
    PadContent pad = shell.workspace().padContent();
    Drawing drawing = pad.drawing().isEmpty() ? SAMPLE : pad.drawing();
    GreyImage image = pad.image();
    shell
        .workspace()
        .explainer()
        .refresh(
            LANE,
            (engine, progress) -> preview(engine, tensor(input, card, drawing, image)),
            made -> show(made, input, card));
  }

  /** Networks that take colours are shown some. */
  private static float[] tensor(
      ModelInput input, ModelCard card, Drawing drawing, @Nullable GreyImage image) {
    InputEncoder encoder = input.newEncoder();
    if (image != null) {
      return encoder.encode(image).tensor();
    }
    return hasColours(input)
        ? ColourSample.tensor(input, card.picture().order())
        : encoder.encode(drawing).tensor();
  }

  private static boolean hasColours(ModelInput input) {
    return InputEncoder.pictureShape(input.shape()).channels() == 3;
  }

  private static Preview preview(Engine engine, float[] tensor) {
    if (engine.spec().input().shape().size() != tensor.length) {
      // Another network was opened meanwhile.
      throw new CancelledException();
    }
    Activations activations = new Activations(engine.spec(), 1);
    engine.forward(tensor, activations);
    return new Preview(tensor, activations.probabilities().clone());
  }

  private void show(Preview made, ModelInput input, ModelCard card) {
    picture.setImage(picture(made.tensor(), input, card.picture().order()));
    List<Integer> ranking =
        new ArrayList<>(IntStream.range(0, made.probabilities().length).boxed().toList());
    ranking.sort((a, b) -> Float.compare(made.probabilities()[b], made.probabilities()[a]));
    answers.setText(
        ranking.stream()
            .limit(ANSWERS)
            .map(
                index ->
                    Messages.text(
                        "file.card.answers",
                        card.labels().get(index),
                        100 * made.probabilities()[index]))
            .collect(Collectors.joining("\n")));
  }

  /** The numbers as colours: the smallest one black, the largest one white. */
  private static WritableImage picture(float[] tensor, ModelInput input, ChannelOrder order) {
    Shape shape = InputEncoder.pictureShape(input.shape());
    boolean colours = hasColours(input);
    double low = input.range().low();
    double width = input.range().width();
    int[] pixels = new int[shape.mapSize()];
    for (int i = 0; i < pixels.length; i++) {
      int colour = 0xff;
      for (int channel = 0; channel < 3; channel++) {
        int from = colours ? ColourSample.colour(channel, order) : 0;
        float number = tensor[from * pixels.length + i];
        long level = Math.round(255 * (number - low) / width);
        colour = colour << 8 | (int) Math.max(0, Math.min(255, level));
      }
      pixels[i] = colour;
    }
    WritableImage image = new WritableImage(shape.columns(), shape.rows());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            shape.columns(),
            shape.rows(),
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            shape.columns());
    return image;
  }
}
