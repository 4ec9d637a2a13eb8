package io.github.convoscope.ui.steps;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.FunctionText;
import io.github.convoscope.ui.neuron.PrintedFormula;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.PrintedSum;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Shows the computation of one neuron as numbers: the sum, the activation function, the output.
 * JavaFX thread.
 */
final class StepNumbers extends VBox {
  private final Label sum = new Label();
  private final Label function = new Label();
  private final Label output = new Label();

  StepNumbers() {
    output.getStyleClass().add("step-output");
    sum.getStyleClass().add("step-line");
    function.getStyleClass().add("step-line");
    sum.setWrapText(true);
    function.setWrapText(true);
    FlowPane last = new FlowPane(function, output);
    last.setRowValignment(VPos.BASELINE);
    last.getStyleClass().add("step-last");
    getChildren().addAll(sum, last);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("step-numbers");
  }

  /** Shows the arithmetic of a neuron. */
  void show(Arithmetic now) {
    LayerSpec layer = now.layer();
    String result = ArithmeticNumbers.plain(now.output());
    String computed = "";
    if (layer.pooling() != null) {
      sum.setText(
          Messages.text(layer.pooling() == PoolingKind.MAX ? "steps.largest" : "steps.mean"));
    } else {
      sum.setText(made(now));
      SoftmaxTerms softmax = now.softmax();
      if (softmax != null) {
        computed = Messages.text("steps.softmax-of", ArithmeticNumbers.plain(now.preActivation()));
        result = PrintedPercentages.of(now, softmax);
      } else if (layer.activation() != ActivationFunction.IDENTITY) {
        double input = now.hasTerms() ? now.total() : now.preActivation();
        FunctionText written = FunctionText.of(layer.activation(), input, now.output());
        computed = written.computation();
        result = written.result();
      }
    }
    function.setText(computed);
    output.setText("= " + result);
  }

  /** How the inputs become the pre-activation, in a few words. */
  private static String made(Arithmetic now) {
    return switch (now.layer().kind()) {
      case CONVOLUTION, DENSE, OUTPUT, NORMALISATION, STANDARDISATION, INTERPOLATION -> sum(now);
      case ADD -> Messages.text("steps.added", ArithmeticNumbers.plain(now.total()));
      case AVERAGE -> Messages.text("steps.averaged", ArithmeticNumbers.plain(now.total()));
      case DIFFERENCE -> Messages.text("steps.subtracted", ArithmeticNumbers.plain(now.total()));
      case MAXIMUM -> Messages.text("steps.largest", ArithmeticNumbers.plain(now.total()));
      case MINIMUM -> Messages.text("steps.smallest", ArithmeticNumbers.plain(now.total()));
      case MULTIPLY -> Messages.text("steps.multiplied", ArithmeticNumbers.plain(now.total()));
      case RESPONSE_NORMALISATION -> Messages.text("steps.divided");
      case PARAMETRIC_RELU -> slope(now);
      case OTHER -> Messages.text("steps.unknown");
      default -> Messages.text(now.source(0) == null ? "steps.padding" : "steps.copied");
    };
  }

  private static String slope(Arithmetic now) {
    List<String> factors =
        PrintedFormula.product(now.input(0), now.factor(0), now.total()).inputs();
    return Messages.text("steps.slope", factors.get(0), factors.get(1));
  }

  private static String sum(Arithmetic now) {
    PrintedSum written = PrintedSum.of(new double[] {now.sum(), now.bias()}, now.total());
    return Messages.text(
        "steps.sum", written.terms().get(0), written.terms().get(1), written.total());
  }
}
