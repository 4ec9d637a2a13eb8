package io.github.convoscope.ui.card;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said about how one neuron got its value: its inputs, the sum, the
 * function, the output. Parts that are scrolled out of sight are not updated. JavaFX thread.
 */
final class NeuronCard extends VBox {
  private final NeuronInputs subject;
  private final List<CardPart> parts = new ArrayList<>();
  private final WidgetStyle ink;
  private final Label value = new Label();
  private @Nullable Arithmetic now;
  private @Nullable CardReading reading;

  /**
   * The buttons of a card.
   *
   * @param main below the name
   * @param away beside the place, for its numbers
   */
  record Tools(Node main, Node away) {}

  /**
   * A card, empty until it is shown a frame.
   *
   * @param tools its buttons
   * @param most how many contributions are listed
   */
  NeuronCard(
      NeuronInputs subject, WidgetStyle ink, Links links, Tools tools, IntegerProperty most) {
    this.subject = subject;
    this.ink = ink;
    getStyleClass().add("neuron-card");
    Label title =
        new Label(
            NeuronNames.unit(subject.spec(), subject.neuron().layer(), subject.neuron().channel()));
    title.getStyleClass().add("card-title");
    value.getStyleClass().add("card-value");
    value.setAlignment(Pos.BASELINE_RIGHT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(title, space, new StablePane(value));
    line.getStyleClass().add("card-line");
    getChildren().add(line);
    Label place = new Label(ShortNames.place(subject.spec(), subject.neuron()));
    place.getStyleClass().add("muted");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox second = new HBox(place, between, tools.away());
    second.getStyleClass().add("card-place");
    getChildren().addAll(second, tools.main());
    addParts(links, most);
  }

  private void addParts(Links links, IntegerProperty most) {
    LayerSpec layer = subject.spec().layer(subject.neuron().layer());
    switch (layer.kind()) {
      case CONVOLUTION -> {
        add("card.patches", new PatchPart(subject, ink, links));
        add("card.sum", new SumPart(links, most));
      }
      case POOLING -> add("card.window", new PoolPart(subject, ink, links));
      case DENSE, OUTPUT -> {
        add("card.inputs-weights", new DensePart(subject, ink, links, most));
        add("card.sum", new SumPart(links, most));
      }
      case NORMALISATION, ACTIVATION, DROPOUT -> add("card.one-input", new SinglePart(links));
      case OTHER -> getChildren().add(sentence("card.other"));
      case INPUT -> getChildren().add(sentence("card.pixel"));
    }
    if (layer.activation() == ActivationFunction.SOFTMAX) {
      add("card.softmax", new SoftmaxPart(ink, links));
    } else if (layer.activation() != ActivationFunction.IDENTITY) {
      add("card.function", new FunctionPart(ink, links));
    }
    add("card.output", new OutputPart());
  }

  private void add(String heading, CardPart part) {
    Label label = new Label(Messages.text(heading));
    label.getStyleClass().addAll("heading", "card-heading");
    getChildren().addAll(label, part.node());
    parts.add(part);
  }

  private static Label sentence(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  /** What the card is about. */
  Neuron neuron() {
    return subject.neuron();
  }

  /** What it shows now; null before the first frame. */
  @Nullable Arithmetic arithmetic() {
    return now;
  }

  /**
   * Shows a frame; at most once a pulse.
   *
   * @param a the drawing held as A, to show the difference to it; null to show the frame alone
   * @param activations scale of a layer's activations
   */
  void show(
      LiveFrame frame,
      @Nullable LiveFrame a,
      Palette palette,
      IntFunction<ColourScale> activations) {
    Arithmetic b = read(frame);
    CardReading.Pair pair = a == null ? null : new CardReading.Pair(read(a), b);
    Arithmetic arithmetic = pair == null ? b : Arithmetic.between(pair.a(), b);
    now = arithmetic;
    String written =
        b.softmax() == null
            ? ArithmeticNumbers.plain(arithmetic.output())
            : ArithmeticNumbers.percent(arithmetic.output());
    value.setText(pair == null ? written : Messages.text("card.difference", written));
    NeuronColours colours = NeuronColours.of(subject, palette, activations);
    reading =
        new CardReading(arithmetic, pair, pair == null ? colours : colours.forDifferences(palette));
    refresh();
  }

  private Arithmetic read(LiveFrame frame) {
    return Arithmetic.of(subject, frame.activations(), 0, frame.request().held());
  }

  /** Brings the parts that can be seen up to date. */
  void refresh() {
    CardReading current = reading;
    if (current == null) {
      return;
    }
    for (CardPart part : parts) {
      if (inSight(part.node())) {
        part.show(current);
      }
    }
  }

  /** Lights what stands for a neuron that is hovered somewhere; null for none. */
  void light(@Nullable Neuron neuron) {
    parts.forEach(part -> part.light(neuron));
  }

  /** Gives the keyboard to the first numbers that take it. */
  void focusNumbers() {
    for (String kind : List.of(".terms", ".cells")) {
      for (Node node : lookupAll(kind)) {
        if (node.isFocusTraversable()) {
          node.requestFocus();
          return;
        }
      }
    }
  }

  private boolean inSight(Node node) {
    Region frame = viewport();
    if (frame == null || node.getScene() == null || node.getLayoutBounds().getHeight() == 0) {
      return true;
    }
    Bounds own = node.localToScene(node.getLayoutBounds());
    Bounds seen = frame.localToScene(frame.getLayoutBounds());
    return own.intersects(seen);
  }

  private @Nullable Region viewport() {
    for (Node at = getParent(); at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("viewport") && at instanceof Region region) {
        return region;
      }
    }
    return null;
  }
}
