package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What gradient ascent maximises, for a batch of tasks. A task's value is its objective, plus the
 * similarity to real images, minus the regularisation; the diversity of all images, where asked
 * for, is added to the first value. Also computes the gradient with respect to each image's
 * parameters.
 *
 * <pre>{@code
 * double[] values = objective.evaluate(parameters, warps, regularisations, gradients);
 * adam.step(parameters[0], gradients[0]);
 * }</pre>
 *
 * One thread at a time.
 */
final class RegularisedObjective {
  private final Engine engine;
  private final Shape shape;
  private final List<VisualisationTask> tasks;
  private final List<ImageParameterisation> parameterisations;
  private final @Nullable Diversity diversity;
  private final double similarity;
  private final Activations activations;
  private final Gradients backwardPass;
  private final LayerGradients layerGradients;
  private final float[] images;
  private final float[] transformed;
  private final float[] transformedGradient;
  private final float[] pixelGradient;
  private final boolean[] zeroGradient;

  /**
   * For a batch.
   *
   * @param engine used by this object alone
   * @param parameterisations one for each task
   * @param diversity rewards images that differ; null for no such reward
   * @param similarity weight of the similarity to real images, as a share of a task's range
   */
  RegularisedObjective(
      Engine engine,
      List<VisualisationTask> tasks,
      List<ImageParameterisation> parameterisations,
      @Nullable Diversity diversity,
      double similarity) {
    this.engine = engine;
    this.tasks = tasks;
    this.parameterisations = parameterisations;
    this.diversity = diversity;
    this.similarity = similarity;
    shape = engine.spec().input().shape();
    int count = tasks.size();
    activations = new Activations(engine.spec(), count);
    backwardPass = new Gradients(engine.spec(), count);
    layerGradients = new LayerGradients(count);
    images = new float[count * shape.size()];
    transformed = new float[images.length];
    transformedGradient = new float[images.length];
    pixelGradient = new float[images.length];
    zeroGradient = new boolean[count];
  }

  /**
   * Computes the values and gradients of all tasks.
   *
   * @param parameters those of each image
   * @param warps transforms each image before the network sees it; null for no transformation
   * @param regularisations those of each image
   * @param gradients receives the gradient with respect to each image's parameters
   * @return the value of each task
   */
  double[] evaluate(
      double[][] parameters,
      AffineWarp @Nullable [] warps,
      Regularisation[] regularisations,
      double[][] gradients) {
    int size = shape.size();
    double[] values = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      parameterisations.get(i).render(parameters[i], images, i * size);
      transform(warps, i);
    }
    engine.forward(transformed, activations);
    layerGradients.clear();
    for (int i = 0; i < parameters.length; i++) {
      values[i] = tasks.get(i).objective().value(activations, i);
      tasks.get(i).objective().addGradient(activations, i, 1, layerGradients);
      values[i] += addSimilarity(tasks.get(i), i);
    }
    if (diversity != null) {
      values[0] += diversity.addGradient(activations, 0, parameters.length, layerGradients);
    }
    layerGradients.backpropagate(engine, activations, backwardPass, transformedGradient);
    Arrays.fill(pixelGradient, 0);
    for (int i = 0; i < parameters.length; i++) {
      zeroGradient[i] = isZero(transformedGradient, i);
      if (warps == null) {
        System.arraycopy(transformedGradient, i * size, pixelGradient, i * size, size);
      } else {
        warps[i].adjoint(transformedGradient, pixelGradient, i * size);
      }
      values[i] -= regularisations[i].penalise(shape, images, pixelGradient, i * size);
      gradients[i] = parameterisations.get(i).backward(images, pixelGradient, i * size);
    }
    return values;
  }

  private double addSimilarity(VisualisationTask task, int example) {
    Objective similarityObjective = task.similarity();
    if (similarityObjective == null) {
      return 0;
    }
    double weight = similarity * task.range();
    similarityObjective.addGradient(activations, example, weight, layerGradients);
    return weight * similarityObjective.value(activations, example);
  }

  private boolean isZero(float[] gradient, int example) {
    for (int i = example * shape.size(); i < (example + 1) * shape.size(); i++) {
      if (gradient[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * True where the objective and similarity of an example had the gradient zero in the last {@link
   * #evaluate}; regularisation does not count.
   */
  boolean hasZeroGradient(int example) {
    return zeroGradient[example];
  }

  private void transform(AffineWarp @Nullable [] warps, int example) {
    int size = shape.size();
    if (warps == null) {
      System.arraycopy(images, example * size, transformed, example * size, size);
    } else {
      warps[example].apply(images, transformed, example * size);
    }
  }

  /** The network's activations for the images without transformation; valid until the next call. */
  Activations forward(double[][] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      parameterisations.get(i).render(parameters[i], images, i * shape.size());
    }
    engine.forward(images, activations);
    return activations;
  }

  /** A copy of an example's image as it was last rendered. */
  float[] image(int example) {
    float[] image = new float[shape.size()];
    System.arraycopy(images, example * image.length, image, 0, image.length);
    return image;
  }
}
