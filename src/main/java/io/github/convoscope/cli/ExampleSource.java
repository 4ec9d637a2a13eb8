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

/** Labelled examples to count right answers on: MNIST, drawings or pictures. */
final class ExampleSource extends DataSource {
  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      required = true,
      description = "Drawings in the strokes format.")
  private @Nullable Path strokes;

  /** Where the examples are. */
  Path file() {
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
   */
  List<LabelledExample> examples(
      NetworkSpec network,
      Mnist.@Nullable Split split,
      UnaryOperator<Drawing> placed,
      Predicate<LabelledDrawing> wanted) {
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
