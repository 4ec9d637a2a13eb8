package io.github.convoscope.cli;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Labelled examples to count right answers on: MNIST, drawings, pictures or made-up digits. */
final class ExampleOptions extends DataSource {
  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      required = true,
      description = "Drawings in the strokes format.")
  private @Nullable Path strokes;

  @Option(
      names = "--handwriting",
      paramLabel = "N",
      required = true,
      description = "So many digits of the handwriting model.")
  private @Nullable Integer handwriting;

  /** Where the examples are: a file or folder, or the handwriting model's name. */
  Path file() {
    if (handwriting != null) {
      return Path.of("handwriting model");
    }
    Path folder = mnist() != null ? mnist() : pictures();
    return Objects.requireNonNull(strokes != null ? strokes : folder);
  }

  /**
   * Lists the examples; pictures are read later.
   *
   * @param network whose classes they show
   * @param split which of MNIST's digits; null for the test digits, or the last of the others
   * @param placed moves a drawing on the pad
   * @param wanted which drawings are taken
   * @param seed of the handwriting model's digits
   */
  List<LabelledExample> examples(
      NetworkSpec network,
      Mnist.@Nullable Split split,
      UnaryOperator<Drawing> placed,
      Predicate<LabelledDrawing> wanted,
      long seed) {
    if (handwriting != null) {
      TrainingOptions.atLeastOne("--handwriting", handwriting);
      return LabelledExamples.handwriting(handwriting, seed, placed, network.classes());
    }
    if (mnist() != null) {
      Mnist digits = new Mnist(mnist());
      Mnist.Split usual = digits.hasTest() ? Mnist.Split.TEST : Mnist.Split.VALIDATION;
      return LabelledExamples.mnist(digits, split == null ? usual : split, network.classes());
    }
    return strokes != null
        ? LabelledExamples.strokes(strokes, placed, wanted, network.classes())
        : LabelledExamples.pictures(file(), network.labels());
  }
}
