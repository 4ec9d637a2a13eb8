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
 * Computes the answers of trained networks, usually larger ones, from which a smaller network
 * learns (distillation, Hinton, Vinyals and Dean 2015). One thread at a time.
 */
public final class TeacherNetworks {
  private final List<Dl4jNetwork> networks = new ArrayList<>();
  private final TrainableLayout layout;

  /**
   * Opens models that {@link NetworkTrainer} wrote.
   *
   * @param files the models; empty for training without teachers
   * @param student the layout whose input and classes the teachers must have
   * @throws Problem when one can't be opened, or has another input shape or number of classes
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
    return layout.input();
  }

  /**
   * Mixes each one-hot target with the mean of the teachers' answers to its picture. Targets with
   * several classes, those of non-digits, stay as they are.
   *
   * @param images [count × rows × columns]
   * @param targets [count × classes], changed in place; the sum of each target stays 1
   * @param temperature divides the teachers' logits
   * @param labelWeight weight of the given target, 0 to 1
   */
  public void soften(float[] images, float[] targets, double temperature, double labelWeight) {
    if (networks.isEmpty()) {
      return;
    }
    int classes = layout.classes();
    double[] answers = meanAnswers(images, targets.length / classes, temperature);
    for (int from = 0; from < targets.length; from += classes) {
      boolean certain = false;
      for (int c = from; c < from + classes; c++) {
        certain |= targets[c] == 1;
      }
      for (int c = from; certain && c < from + classes; c++) {
        targets[c] = (float) (labelWeight * targets[c] + (1 - labelWeight) * answers[c]);
      }
    }
  }

  private double[] meanAnswers(float[] images, int count, double temperature) {
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
