package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherNetworksTest {
  private static final TrainableLayout SMALL =
      new TrainableLayout(28, 28, LayerPlan.digits(4, 6, 12), 10, 0, 0, 0);
  private static final TrainableLayout NARROW =
      new TrainableLayout(28, 28, LayerPlan.digits(2, 4, 8), 10, 0, 0, 0);
  private static final TrainableLayout OTHER =
      new TrainableLayout(20, 20, LayerPlan.digits(2, 4, 8), 10, 0, 0, 0);

  @TempDir private Path folder;
  private final float[] images = images();

  @Test
  void aOneHotTargetIsMixedWithTheMeanOfTheTeachersAnswers() throws IOException {
    NetworkTrainer first = new NetworkTrainer(SMALL, 1);
    NetworkTrainer second = new NetworkTrainer(NARROW, 2);
    List<Path> files = List.of(saved(first, "a.zip"), saved(second, "b.zip"));
    float[] targets = targets();
    new TeacherNetworks(files, NARROW).soften(images, targets, 2, 0.25);
    double[] a = softmax(first.logits(first.parameters(), images), 2);
    double[] b = softmax(second.logits(second.parameters(), images), 2);
    for (int c = 0; c < 10; c++) {
      double certain = c == 3 ? 1 : 0;
      assertEquals(0.25 * certain + 0.75 * (a[c] + b[c]) / 2, targets[c], 1e-5, "class " + c);
    }
  }

  @Test
  void aTargetOfSeveralClassesStays() throws IOException {
    float[] targets = targets();
    float[] before = targets.clone();
    List<Path> files = List.of(saved(new NetworkTrainer(SMALL, 1), "a.zip"));
    new TeacherNetworks(files, SMALL).soften(images, targets, 1, 0);
    for (int i = 10; i < 20; i++) {
      assertEquals(before[i], targets[i], 0);
    }
  }

  @Test
  void withoutTeachersNothingChanges() {
    float[] targets = targets();
    new TeacherNetworks(List.of(), SMALL).soften(images, targets, 2, 0);
    assertArrayEquals(targets(), targets, 0);
  }

  @Test
  void refusesOtherShapesAndBrokenFiles() throws IOException {
    Path other = saved(new NetworkTrainer(OTHER, 1), "other.zip");
    assertThrows(Problem.class, () -> new TeacherNetworks(List.of(other), SMALL));
    Path garbage = Files.write(folder.resolve("garbage.zip"), new byte[] {1, 2, 3});
    assertThrows(Problem.class, () -> new TeacherNetworks(List.of(garbage), SMALL));
  }

  private Path saved(NetworkTrainer fit, String name) throws IOException {
    Path file = folder.resolve(name);
    fit.save(file, fit.parameters(), 1);
    return file;
  }

  private static double[] softmax(float[] logits, double temperature) {
    double[] p = new double[10];
    double sum = 0;
    for (int c = 0; c < 10; c++) {
      p[c] = Math.exp(logits[c] / temperature);
      sum += p[c];
    }
    for (int c = 0; c < 10; c++) {
      p[c] /= sum;
    }
    return p;
  }

  private static float[] images() {
    Random random = new Random(7);
    float[] values = new float[2 * 784];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** A certain 3, and an answer that is none. */
  private static float[] targets() {
    float[] targets = new float[20];
    targets[3] = 1;
    java.util.Arrays.fill(targets, 10, 20, 0.1f);
    return targets;
  }
}
