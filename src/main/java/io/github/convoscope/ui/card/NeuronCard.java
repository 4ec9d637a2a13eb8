package io.github.convoscope.ui.card;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
 * Shows how one neuron got its value: a sentence, then its inputs, the sum, the activation
 * function, the output. Name, value and sentence stay while the rest scrolls. Parts that are
 * scrolled out of sight are not updated. JavaFX thread.
 *
 * <pre>{@code
 * NeuronCard card = new NeuronCard(inputs, style, links, tools, view);
 * card.show(frame, null, palette, layer -> frame.colours().scale(layer));
 * }</pre>
 */
final class NeuronCard extends VBox {
  private final NeuronInputs inputs;
  private final List<CardPart> parts = new ArrayList<>();
  private final WidgetStyle style;
  private final Label value = new Label();
  private @Nullable Arithmetic now;
  private @Nullable CardSnapshot snapshot;

  /**
   * The buttons of a card.
   *
   * @param main below the name
   * @param export beside the place, to copy and export the numbers
   */
  record Tools(Node main, Node export) {}

  /**
   * A card without numbers yet.
   *
   * @param inputs the neurons that feed it
   * @param links actions on the neurons that it names
   * @param tools its buttons
   * @param view how many contributions are listed, and how the scene shows units
   */
  NeuronCard(NeuronInputs inputs, WidgetStyle style, Links links, Tools tools, NeuronView view) {
    this.inputs = inputs;
    this.style = style;
    getStyleClass().addAll("neuron-panel", "neuron-card");
    Label title =
        new Label(
            NeuronNames.unit(inputs.spec(), inputs.neuron().layer(), inputs.neuron().channel()));
    title.getStyleClass().add("card-title");
    value.getStyleClass().add("card-value");
    value.setAlignment(Pos.BASELINE_RIGHT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(title, space, new StablePane(value));
    line.getStyleClass().add("card-line");
    SentencePart sentence = new SentencePart();
    parts.add(sentence);
    VBox header = new VBox(line, sentence.node());
    header.getStyleClass().add("card-header");
    getChildren().add(header);
    Label place = new Label(place());
    place.getStyleClass().add("muted");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox second = new HBox(place, between, tools.export());
    second.getStyleClass().add("card-place");
    getChildren().addAll(second, tools.main());
    addParts(links, view);
  }

  /** Writes the neuron's place on its map, or the number of units of its layer. */
  private String place() {
    Neuron neuron = inputs.neuron();
    Shape shape = inputs.spec().layer(neuron.layer()).shape();
    return shape.rows() * shape.columns() > 1
        ? Messages.text("card.place", String.valueOf(neuron.row()), String.valueOf(neuron.column()))
        : Messages.text("card.one-of", String.valueOf(shape.channels()));
  }

  private void addParts(Links links, NeuronView view) {
    LayerSpec layer = inputs.spec().layer(inputs.neuron().layer());
    IntegerProperty strongest = view.strongest();
    switch (layer.kind()) {
      case CONVOLUTION -> {
        add("card.patches", new PatchPart(inputs, style, links, view));
        add("card.sum", new SumPart(links, strongest));
      }
      case POOLING -> add("card.window", new PoolPart(inputs, style, links));
      case DENSE, OUTPUT -> {
        // The table below is long, and the sum is what it makes.
        add("card.sum", new SumPart(links, strongest));
        add("card.inputs-weights", new DensePart(inputs, style, links, view));
      }
      case INPUT -> getChildren().add(sentence(Messages.text("card.pixel")));
      case OTHER -> getChildren().add(sentence(Messages.text("card.other", readBy(layer))));
      default -> {
        boolean one = inputs.groups().terms() == 1;
        add(one ? "card.one-input" : "card.inputs", new TermsPart(inputs, style, links, strongest));
      }
    }
    if (layer.activation() == ActivationFunction.SOFTMAX) {
      add("card.softmax", new SoftmaxPart(style, links));
    } else if (layer.activation() != ActivationFunction.IDENTITY) {
      add("card.function", new FunctionPart(style, links));
    }
    add("card.output", new OutputPart());
  }

  private void add(String heading, CardPart part) {
    Label label = new Label(Messages.text(heading));
    label.getStyleClass().addAll("heading", "part-heading");
    getChildren().addAll(label, part.node());
    parts.add(part);
  }

  /** The names of the layers that a layer reads. */
  private String readBy(LayerSpec layer) {
    return layer.inputs().stream()
        .map(input -> inputs.spec().layer(input).name())
        .collect(Collectors.joining(", "));
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  /** The neuron of the card. */
  Neuron neuron() {
    return inputs.neuron();
  }

  /** The arithmetic that it shows; null before the first frame. */
  @Nullable Arithmetic arithmetic() {
    return now;
  }

  /**
   * Shows a frame; at most once a pulse.
   *
   * @param a the reference drawing, to show the difference to it; null to show the frame alone
   * @param activations scale of a layer's activations, by its index
   */
  void show(
      LiveFrame frame,
      @Nullable LiveFrame a,
      Palette palette,
      IntFunction<ColourScale> activations) {
    Arithmetic b = read(frame);
    CardSnapshot.Pair pair = a == null ? null : new CardSnapshot.Pair(read(a), b);
    Arithmetic arithmetic = pair == null ? b : Arithmetic.between(pair.a(), b);
    now = arithmetic;
    SoftmaxTerms softmax = b.softmax();
    String written = ArithmeticNumbers.plain(arithmetic.output());
    if (softmax != null) {
      int unit = b.neuron().channel();
      SoftmaxTerms was = pair == null ? null : pair.a().softmax();
      int before = was == null ? 0 : PrintedPercentages.tenths(was)[unit];
      written = ArithmeticNumbers.tenths(PrintedPercentages.tenths(softmax)[unit] - before);
    }
    value.setText(pair == null ? written : Messages.text("card.difference", written));
    NeuronColours colours = NeuronColours.of(inputs, palette, activations);
    snapshot =
        new CardSnapshot(
            arithmetic, pair, pair == null ? colours : colours.forDifferences(palette));
    refresh();
  }

  private Arithmetic read(LiveFrame frame) {
    return Arithmetic.of(inputs, frame.activations(), 0, frame.request().clamped());
  }

  /** Updates the parts that are in sight. */
  void refresh() {
    CardSnapshot current = snapshot;
    if (current == null) {
      return;
    }
    for (CardPart part : parts) {
      if (inSight(part.node())) {
        part.show(current);
      }
    }
  }

  /** Highlights the numbers that come from the hovered neuron; null for none. */
  void highlight(@Nullable Neuron neuron) {
    parts.forEach(part -> part.highlight(neuron));
  }

  /** Gives the keyboard focus to the first grid or table of numbers. */
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
