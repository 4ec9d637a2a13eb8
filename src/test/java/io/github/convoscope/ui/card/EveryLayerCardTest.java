package io.github.convoscope.ui.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.neuron.PrintedExpression;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pins neurons of every kind of layer of a graph: the cards' numbers add up as printed. */
@NeedsDisplay
class EveryLayerCardTest {
  private final NetworkSpec spec = network();
  private final NeuronWindow window =
      new NeuronWindow(
          Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 4))), new CardFeature());

  NetworkSpec network() {
    return EveryLayerKind.network(Shape.maps(1, 28, 28));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theNumbersOfEveryCardAddUpAsPrinted() {
    for (LayerSpec layer : spec.layers()) {
      for (Neuron neuron : neurons(layer)) {
        pin(neuron);
        check(neuron);
      }
    }
  }

  @Test
  void everyCardBeginsWithASentenceAboutItsOwnNumbers() {
    for (LayerSpec layer : spec.layers()) {
      for (Neuron neuron : neurons(layer)) {
        pin(neuron);
        Arithmetic now = window.arithmetic(neuron);
        String said = ((Label) window.find(".card-sentence")).getText();
        List<String> numbers =
            List.of(
                ArithmeticNumbers.plain(now.output()),
                ArithmeticNumbers.signed(now.preActivation()),
                ArithmeticNumbers.percent(now.output()),
                "0, nothing is there");
        assertTrue(numbers.stream().anyMatch(said::contains), layer.name() + ": " + said);
        if (said.endsWith("so it is off.")) {
          assertEquals(0, now.output(), said);
        }
        if (said.endsWith("so it is on.")) {
          assertTrue(now.output() > 0, said);
        }
      }
    }
  }

  @Test
  void theDifferenceOfTwoDrawingsIsShownForEveryKind() {
    LiveFrame a = window.frame();
    window.onScreen(() -> window.view().reference().set(a));
    window.onScreen(() -> window.view().comparison().set(ComparedDrawing.DIFFERENCE));
    LiveFrame b = window.drawLine();
    for (LayerSpec layer : spec.layers()) {
      Neuron neuron = neurons(layer).get(0);
      pin(neuron);
      int at = layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
      float difference =
          b.activations().after(layer.index())[at] - a.activations().after(layer.index())[at];
      String written = ArithmeticNumbers.plain(difference);
      if (layer.kind() == LayerKind.SOFTMAX) {
        // Of what is printed for either drawing, so that the reader can subtract.
        int[] ofA = PrintedPercentages.tenths(a.activations().after(layer.index()));
        int[] ofB = PrintedPercentages.tenths(b.activations().after(layer.index()));
        written = ArithmeticNumbers.tenths(ofB[at] - ofA[at]);
      }
      assertEquals("B \u2212 A " + written, value(neuron), layer.name());
    }
  }

  /** One in the middle of a map, one in the corner, where windows reach into the padding. */
  private static List<Neuron> neurons(LayerSpec layer) {
    Shape shape = layer.shape();
    int channel = shape.channels() - 1;
    return List.of(
        new Neuron(layer.index(), channel, shape.rows() / 2, shape.columns() / 2),
        new Neuron(layer.index(), 0, 0, 0));
  }

  private void check(Neuron neuron) {
    Arithmetic now = window.arithmetic(neuron);
    String who = now.layer().name() + " " + neuron;
    boolean softmax = now.softmax() != null;
    assertEquals(
        softmax ? ArithmeticNumbers.percent(now.output()) : ArithmeticNumbers.plain(now.output()),
        value(neuron),
        who);
    if (neuron.layer() == 0) {
      return;
    }
    List<List<String>> formulas = formulas(neuron);
    assertFalse(formulas.isEmpty(), who);
    switch (now.layer().kind()) {
      case CONVOLUTION, DENSE, OUTPUT, ADD, AVERAGE, DIFFERENCE -> assertAddsUp(formulas, now, who);
      case STANDARDISATION, INTERPOLATION -> assertAddsUp(formulas, now, who);
      case CONCATENATE, PADDING, CROPPING, UPSAMPLING, FLATTEN, DROPOUT, SOFTMAX ->
          assertTrue(
              formulas.get(0).contains(ArithmeticNumbers.plain(now.preActivation())),
              who + formulas);
      case NORMALISATION, RESPONSE_NORMALISATION, POOLING, PARAMETRIC_RELU, MAXIMUM, MINIMUM ->
          assertEquals(
              ArithmeticNumbers.plain(now.preActivation()),
              formulas.get(0).get(formulas.get(0).size() - 1),
              who);
      default -> assertTrue(formulas.size() > 1 || now.layer().kind() == LayerKind.MULTIPLY, who);
    }
    formulas.stream()
        .map(texts -> String.join("", texts))
        .filter(EveryLayerCardTest::canBeComputed)
        .forEach(PrintedExpression::assertRight);
    if (now.layer().kind() == LayerKind.ADD) {
      assertEquals(2, now.groups().terms());
      assertFalse(card(neuron).lookupAll(".terms").isEmpty());
    }
  }

  private static void assertAddsUp(List<List<String>> formulas, Arithmetic now, String who) {
    List<String> sum = formulas.get(0);
    BigDecimal printed = number(sum.get(sum.size() - 1));
    // A sum is written with more decimals than a number alone where only they make it add up.
    int usual = number(ArithmeticNumbers.plain(now.preActivation())).scale();
    assertTrue(printed.scale() >= usual, who + " " + sum);
    double half = 0.5 * Math.pow(10, -printed.scale());
    assertEquals(now.preActivation(), printed.doubleValue(), half * 1.001, who);
    BigDecimal total = BigDecimal.ZERO;
    for (String text : sum) {
      if (text.matches("[+\u2212][0-9.]+") && text != sum.get(sum.size() - 1)) {
        total = total.add(number(text));
      }
    }
    assertEquals(0, number(sum.get(sum.size() - 1)).compareTo(total), who + " " + sum);
  }

  /** Whether a formula has an equals sign and only numbers and functions before it. */
  private static boolean canBeComputed(String formula) {
    String computed = formula.substring(formula.lastIndexOf(':') + 1);
    return computed.contains(" = ")
        && computed.replaceAll("exp\\(|max\\(|min\\(|tanh\\(", "(").matches("[^a-zA-Z|…]*");
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace('\u2212', '-'));
  }

  /** The texts of each formula of a card that has any, from top to bottom. */
  private List<List<String>> formulas(Neuron neuron) {
    List<List<String>> formulas = new ArrayList<>();
    window.onScreen(
        () -> {
          for (Node node : card(neuron).lookupAll(".formula")) {
            List<String> texts =
                ((Formula) node)
                    .getChildren().stream()
                        .map(child -> ((Text) child).getText())
                        .filter(text -> !text.isEmpty())
                        .toList();
            if (!texts.isEmpty()) {
              formulas.add(texts);
            }
          }
        });
    return formulas;
  }

  private void pin(Neuron neuron) {
    window.pin(neuron);
    window.until(() -> card(neuron) != null && !value(neuron).isEmpty());
  }

  private Node card(Neuron neuron) {
    return window.find(
        "#card-%d-%d-%d-%d"
            .formatted(neuron.layer(), neuron.channel(), neuron.row(), neuron.column()));
  }

  private String value(Neuron neuron) {
    return ((Label) card(neuron).lookup(".card-value")).getText();
  }
}
