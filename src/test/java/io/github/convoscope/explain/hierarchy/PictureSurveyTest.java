package io.github.convoscope.explain.hierarchy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measures networks that were made to look for a texture, or for an arrangement. */
class PictureSurveyTest {
  private static final int SIDE = 16;
  private static final Shape INPUT = Shape.maps(3, SIDE, SIDE);

  /** Pictures: stripes of one pixel's width on the half of the pictures, and one bright corner. */
  private static List<float[]> pictures() {
    List<float[]> pictures = new ArrayList<>();
    Random random = new Random(1);
    for (int n = 0; n < 12; n++) {
      float[] picture = new float[INPUT.size()];
      for (int i = 0; i < INPUT.mapSize(); i++) {
        int row = i / SIDE;
        int column = i % SIDE;
        boolean striped = n < 3;
        float value = striped ? column % 2 : 0.4f + 0.2f * random.nextFloat();
        if (n == 11) {
          // Dark above, bright below: an arrangement that shuffling destroys.
          value = row < SIDE / 2 ? 0 : 1;
        }
        for (int channel = 0; channel < 3; channel++) {
          picture[channel * INPUT.mapSize() + i] = value;
        }
      }
      pictures.add(picture);
    }
    return pictures;
  }

  /** Unit 0 of the convolution finds stripes; unit 0 of the dense layer bright below dark. */
  private static FastEngine network() {
    NetworkSpec spec =
        new NetworkBuilder("made", INPUT)
            .convolution("stripes", 1, Window.same(3), ActivationFunction.RELU)
            .build();
    float[] kernel = new float[27];
    for (int channel = 0; channel < 3; channel++) {
      for (int row = 0; row < 3; row++) {
        kernel[9 * channel + 3 * row] = -0.5f;
        kernel[9 * channel + 3 * row + 1] = 1;
        kernel[9 * channel + 3 * row + 2] = -0.5f;
      }
    }
    return new FastEngine(
        spec, new Weights(List.of(LayerWeights.NONE, new LayerWeights(kernel, new float[1]))));
  }

  private static FastEngine template() {
    NetworkSpec spec =
        new NetworkBuilder("template", INPUT).dense("whole", 1, ActivationFunction.RELU).build();
    float[] kernel = new float[INPUT.size()];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = i % INPUT.mapSize() / SIDE < SIDE / 2 ? -1 : 1;
    }
    return new FastEngine(
        spec, new Weights(List.of(LayerWeights.NONE, new LayerWeights(kernel, new float[1]))));
  }

  private static LayerFindings findings(FastEngine engine) {
    return PictureSurvey.of(engine, ExampleImages.of(pictures()), 12, Progress.NONE)
        .findings()
        .get(0);
  }

  @Test
  void aTextureIsKeptAndAnArrangementIsLost() {
    LayerFindings stripes = findings(network());
    assertEquals(1, stripes.shuffling().length);
    assertTrue(stripes.shuffling()[0] > 0.85, "stripes keep " + stripes.shuffling()[0]);
    LayerFindings whole = findings(template());
    assertTrue(whole.shuffling()[0] < 0.35, "the arrangement keeps " + whole.shuffling()[0]);
    assertTrue(whole.sparseness()[0] > stripes.sparseness()[0]);
  }

  @Test
  void everyPatchMovesAndNoPixelIsLost() {
    float[] image = new float[INPUT.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = i;
    }
    float[] shuffled = PatchShuffle.of(INPUT, image, 4, new Random(2));
    for (int i = 0; i < image.length; i++) {
      assertNotEquals(image[i], shuffled[i]);
    }
    float[] sorted = shuffled.clone();
    Arrays.sort(sorted);
    assertArrayEquals(image, sorted);
    assertEquals(shuffled[0] + 1, shuffled[1]);
  }

  @Test
  void ranksAreSummedAsByHand() {
    // Ranks 2, 4, 5 against 1, 3: a sum of 11, 9 by chance, and a variance of 3.
    double score = RankSum.score(new double[] {2, 6, 9}, new double[] {1, 4});
    assertEquals(2 / Math.sqrt(3), score, 1e-12);
    assertEquals(0, RankSum.score(new double[] {1, 1}, new double[] {1, 1, 1}), 1e-12);
    assertTrue(RankSum.score(new double[] {1, 1, 2}, new double[] {1, 1, 1}) > 0);
  }

  @Test
  void sparsenessIsOneForASinglePicture() {
    UnitSurvey one = new UnitSurvey(4);
    one.original(2, new float[] {5}, 0, 1);
    assertEquals(1, one.sparseness(), 1e-6);
    UnitSurvey all = new UnitSurvey(4);
    for (int i = 0; i < 4; i++) {
      all.original(i, new float[] {3}, 0, 1);
    }
    assertEquals(0, all.sparseness(), 1e-6);
    assertEquals(1, one.classSelectivity(new int[] {0, 0, 1, 1}, new int[] {0, 1}), 1e-6);
    assertEquals(0, all.classSelectivity(new int[] {0, 0, 1, 1}, new int[] {0, 1}), 1e-6);
  }

  /** A network of two classes: striped or not. */
  private static FastEngine classifier(float weight) {
    NetworkSpec spec =
        new NetworkBuilder("classes", INPUT)
            .output("answer", 2, ActivationFunction.SOFTMAX)
            .build();
    float[] kernel = new float[2 * INPUT.size()];
    for (int i = 0; i < INPUT.size(); i++) {
      kernel[i] = i % SIDE % 2 == 0 ? -weight : weight;
    }
    float[] bias = {-1, 1};
    return new FastEngine(
        spec, new Weights(List.of(LayerWeights.NONE, new LayerWeights(kernel, bias))));
  }

  @Test
  void anUntrainedNetworkIsJudgedByTheClassesOfTheTrainedOne() {
    ExampleImages pictures = ExampleImages.of(pictures());
    PictureSurvey trained = PictureSurvey.of(classifier(1), pictures, 60, Progress.NONE);
    PictureSurvey blank = PictureSurvey.of(classifier(0), pictures, 60, Progress.NONE);
    assertTrue(trained.findings().get(0).classSelectivity().length > 0);
    assertEquals(0, blank.findings().get(0).classSelectivity().length);
    assertTrue(blank.findingsWithClassesOf(trained).get(0).classSelectivity().length > 0);
  }

  @Test
  void aTwinHasTheSameLayersAndOtherWeights() {
    FastEngine engine = network();
    try (Engine twin = UntrainedTwin.of(engine.spec());
        Engine again = UntrainedTwin.of(engine.spec())) {
      assertEquals(engine.spec(), twin.spec());
      float[] kernel = twin.weights().of(1).kernel();
      assertArrayEquals(kernel, again.weights().of(1).kernel());
      assertNotEquals(kernel[0], engine.weights().of(1).kernel()[0]);
    }
  }
}
