package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SqueezeNetSample;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers of any neuron's card, computed again from what is printed. */
class PrintedNumbersTest {
  private static final int NEURONS_A_LAYER = 5;
  private static final int STRONGEST = 12;

  private int products;

  @Test
  void theNumbersOfTheDigitsNetworkAreRight() {
    Path digits = Path.of("models/digits.zip");
    Model model = new ModelOpener().open(digits);
    Activations at = new Activations(model.spec(), 1);
    float[] ink = new float[model.spec().input().shape().size()];
    Random random = new Random(1);
    for (int i = 0; i < ink.length; i++) {
      ink[i] = random.nextInt(4) == 0 ? random.nextFloat() : 0;
    }
    try (Engine engine = model.newEngine()) {
      engine.forward(ink, at);
      check(engine, at);
    }
  }

  @Test
  void theNumbersOfTheNetworkOfPhotographsAreRight() {
    Model model = new ModelOpener().open(Path.of("models/photos.zip"));
    Activations at = new Activations(model.spec(), 1);
    int side = model.spec().input().shape().rows();
    var seen =
        new PhotoRenderer().render(EditedPhoto.of(ReadyPictures.photo("goldfish")), side, side);
    try (Engine engine = model.newEngine()) {
      engine.forward(model.newEncoder().encode(seen).tensor(), at);
      check(engine, at);
    }
  }

  @Test
  void theNumbersOfSqueezeNetAreRight() {
    SqueezeNetSample sample = SqueezeNetSample.of("goldfish");
    check(sample.engine(), sample.at());
  }

  private void check(Engine engine, Activations at) {
    Random random = new Random(11);
    for (LayerSpec layer : engine.spec().layers()) {
      for (int i = 0; layer.kind() != LayerKind.INPUT && i < NEURONS_A_LAYER; i++) {
        Neuron neuron = layer.shape().neuron(layer.index(), random.nextInt(layer.shape().size()));
        NeuronInputs inputs = NeuronInputs.of(engine.spec(), engine.weights(), neuron);
        Arithmetic now = Arithmetic.of(inputs, at, 0, Interventions.NONE);
        switch (layer.kind()) {
          case CONVOLUTION -> {
            cells(inputs, now);
            sum(now);
          }
          case DENSE, OUTPUT -> {
            rows(now);
            sum(now);
          }
          default -> {}
        }
        if (layer.activation() != ActivationFunction.SOFTMAX) {
          FunctionText text = FunctionText.of(layer.activation(), now.total(), now.output());
          PrintedExpression.assertRight(text.computation() + " = " + text.result());
        }
      }
    }
    assertTrue(products > 500, products + " products");
  }

  private void rows(Arithmetic now) {
    for (int i = 0; i < STRONGEST; i++) {
      TermRow row = TermRow.of(now, now.termsBySize()[i]);
      PrintedExpression.assertRight(row.detail() + " = " + row.text().replace("+", ""));
      products++;
    }
  }

  private void cells(NeuronInputs inputs, Arithmetic now) {
    NeuronColours colours =
        NeuronColours.of(
            inputs,
            Palette.DEFAULT,
            layer -> ColourScale.sequential(Palette.DEFAULT.sequential(), 1));
    int size = now.groups().groupSize();
    for (int shown = 0; shown < Math.min(4, now.groups().count()); shown++) {
      int from = now.groupsBySize()[shown] * size;
      for (int term = from; term < from + size; term++) {
        if (now.groups().source(term) != InputGroups.PADDING) {
          CellProduct cell = CellProduct.of(now, term, colours);
          PrintedExpression.assertRight(
              cell.input() + " × " + cell.weight() + " = " + cell.product());
          products++;
        }
      }
    }
  }

  private static void sum(Arithmetic now) {
    String printed =
        SumTokens.of(now, STRONGEST, true).stream()
            .map(FormulaToken::text)
            .filter(text -> text.matches("[+\u2212]?[0-9.]+| = "))
            .collect(Collectors.joining());
    PrintedExpression.assertRight(printed);
  }
}
