package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.Dl4jNetwork;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained networks, usually larger ones, whose answers a smaller one learns from (Hinton, Vinyals
 * and Dean 2015). To be used by one thread.
 */
public final class TeacherNetworks {
  private final List<Dl4jNetwork> networks = new ArrayList<>();
  private final TrainableLayout layout;

  /**
   * Opens models that {@link NetworkTrainer} wrote.
   *
   * @param files the models, none for no teaching at all
   * @param student gives the shapes that the teachers have to share
   * @throws Problem when one can't be opened, or takes or gives other shapes
   */
  public TeacherNetworks(List<Path> files, TrainableLayout student) {
    layout = student;
    for (Path file : files) {
      networks.add(open(file));
    }
  }

  private Dl4jNetwork open(Path file) {
    NetworkSpec spec = new ModelOpener().openWithoutCard(file).spec();
    if (!spec.input().shape().equals(input()) || spec.classes() != layout.classes()) {
      throw Problem.input(Message.of("training.no-teacher", file));
    }
    return ModelOpener.openInDl4j(file).withOneDnn();
  }

  private Shape input() {
    return Shape.maps(1, layout.rows(), layout.columns());
  }

  /**
   * Replaces a part of each certain answer by what the teachers say about the picture, on average.
   * Answers that spread over several classes stay as they are.
   *
   * @param images count × rows × columns
   * @param targets count × classes, changed in place; each example's go on summing to 1
   * @param temperature what the teachers' logits are divided by
   * @param own the part of the given answer that is kept, 0 to 1
   */
  public void soften(float[] images, float[] targets, double temperature, double own) {
    if (networks.isEmpty()) {
      return;
    }
    int classes = layout.classes();
    double[] said = say(images, targets.length / classes, temperature);
    for (int from = 0; from < targets.length; from += classes) {
      boolean certain = false;
      for (int c = from; c < from + classes; c++) {
        certain |= targets[c] == 1;
      }
      for (int c = from; certain && c < from + classes; c++) {
        targets[c] = (float) (own * targets[c] + (1 - own) * said[c]);
      }
    }
  }

  private double[] say(float[] images, int count, double temperature) {
    int classes = layout.classes();
    double[] mean = new double[count * classes];
    for (Dl4jNetwork network : networks) {
      float[] out = network.output(images, input());
      for (int from = 0; from < out.length; from += classes) {
        double sum = 0;
        for (int c = from; c < from + classes; c++) {
          sum += Math.pow(out[c], 1 / temperature);
        }
        for (int c = from; c < from + classes; c++) {
          mean[c] += Math.pow(out[c], 1 / temperature) / sum / networks.size();
        }
      }
    }
    return mean;
  }
}
