package io.github.convoscope.model;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.Dl4jExport;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Writes a model as a zip of DL4J's with its card beside it. The file is opened again before it is
 * moved into place, and must answer as the model does.
 */
public final class ModelConverter {
  private static final double CLOSE = 1e-5;
  private static final int TRIES = 2;

  private ModelConverter() {}

  /**
   * Writes a model.
   *
   * @param file the zip; its card gets the same name with the ending .json
   * @throws Problem if DL4J has no layer for one of the network's, or the file can't be written
   */
  public static void write(Model model, Path file) {
    AtomicFile.check(file);
    ModelCard card = card(model);
    try {
      Path folder = Files.createTempDirectory("convoscope");
      try {
        Path trial = folder.resolve("model.zip");
        Dl4jExport export = new Dl4jExport(model.spec(), model.weights(), model.file());
        AtomicFile.write(trial, export::write);
        ModelCardFile.write(ModelCardFile.beside(trial), card);
        check(model, new ModelOpener().open(trial));
        AtomicFile.write(file, out -> Files.copy(trial, out));
        ModelCardFile.write(ModelCardFile.beside(file), card);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw Problem.work(Message.of("data.cannot-write", file), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** What is known of the model, and the size of its input, which a zip of DL4J's does not hold. */
  private static ModelCard card(Model model) {
    ModelCard card = model.card();
    Shape input = model.spec().input().shape();
    int side = input.spatial() && input.rows() == input.columns() ? input.rows() : 0;
    return new ModelCard(
        card.name(),
        card.labels(),
        card.saysRange() ? card.inputRange().low() : model.inputRange().low(),
        card.saysRange() ? card.inputRange().high() : model.inputRange().high(),
        card.ranges(),
        card.mean(),
        card.thresholds(),
        card.facts(),
        card.picture().withSide(side));
  }

  private static void check(Model before, Model after) {
    Shape input = before.spec().input().shape();
    double off = Double.POSITIVE_INFINITY;
    if (after.spec().input().shape().equals(input)
        && after.inputRange().equals(before.inputRange())) {
      off = 0;
      Random random = new Random(1);
      try (Engine one = before.newEngine();
          Engine other = after.newEngine()) {
        for (int n = 0; n < TRIES; n++) {
          float[] values = new float[input.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = before.inputRange().number(random.nextFloat(), i, values.length);
          }
          off = Math.max(off, difference(one, other, values));
        }
      }
    }
    if (!(off <= CLOSE)) {
      throw Problem.work(
          Message.of("model.not-converted", before.file()), new IllegalStateException("" + off));
    }
  }

  /** The largest difference of the outputs, as a part of the largest output. */
  private static double difference(Engine one, Engine other, float[] input) {
    Activations expected = new Activations(one.spec(), 1);
    Activations found = new Activations(other.spec(), 1);
    one.forward(input, expected);
    other.forward(input, found);
    double largest = 1e-30;
    double difference = 0;
    for (int i = 0; i < expected.output().length; i++) {
      double value = expected.output()[i];
      largest = Math.max(largest, Math.abs(value));
      difference = Math.max(difference, Math.abs(value - found.output()[i]));
    }
    return difference / largest;
  }
}
