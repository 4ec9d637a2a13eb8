package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What maps of photographs must fulfil, on the network that comes with the program and on
 * SqueezeNet: completeness, sensitivity, linearity, batches, dependence on the weights, and a
 * better order of pixels than chance.
 */
class PhotoMethodsTest {
  private static final Path SHIPPED = Path.of("models/photos.zip");
  private static final Path SQUEEZENET =
      Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");

  /**
   * Pictures of natural things; those of the shipped network's classes mean little to SqueezeNet.
   */
  private static final List<String> SQUEEZENETS_PICTURES =
      List.of("daisy", "ladybird", "goldfish", "jellyfish", "toadstool", "strawberry");

  /** A network with the ready pictures as its inputs. */
  private static final class Photos implements AutoCloseable {
    final Model model;
    final Engine engine;
    final Attributor attributor;
    final List<float[]> baselines;

    Photos(Path file) {
      Assumptions.assumeTrue(Files.isRegularFile(file), "no " + file.getFileName());
      model = new ModelOpener().open(file);
      engine = model.newEngine();
      attributor = new Attributor(engine, Interventions.NONE, model.inputRange());
      baselines = Baseline.GREY.inputs(model.newEncoder());
    }

    float[] picture(int index) {
      return picture(ReadyPictures.names().get(index));
    }

    float[] picture(String name) {
      InputEncoder encoder = model.newEncoder();
      Shape shape = encoder.input();
      EditedPhoto photo = EditedPhoto.of(ReadyPictures.photo(name));
      return encoder
          .encode(new PhotoRenderer().render(photo, shape.rows(), shape.columns()))
          .tensor();
    }

    AttributionTarget answer(float[] x) {
      return AttributionTarget.answer(attributor.logits(x));
    }

    Attribution map(float[] x, AttributionTarget target, AttributionMethod method) {
      return attributor.explain(x, target, method.sizedFor(model.spec()), baselines, Progress.NONE);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  @Test
  void everyMethodExplainsAPhotographAndLeavesEverythingAsItWas() {
    try (Photos photos = new Photos(SHIPPED)) {
      everyMethod(photos, AttributionMethods.ALL);
    }
  }

  @Test
  @Tag("long")
  void everyMethodExplainsAPhotographAt227Pixels() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      everyMethod(photos, AttributionMethods.ALL);
    }
  }

  private static void everyMethod(Photos photos, List<AttributionMethod> methods) {
    float[] x = photos.picture(0);
    float[] before = x.clone();
    float[] logits = photos.attributor.logits(x);
    AttributionTarget target = photos.answer(x);
    for (AttributionMethod method : methods) {
      Attribution map = photos.map(x, target, method.withAdaptiveSteps().orElse(method));
      assertEquals(map.shape().size(), map.values().length, method.id());
      assertTrue(map.largest() > 0, method.id());
      boolean sizeOfPicture =
          map.shape().mapSize() == photos.model.spec().input().shape().mapSize();
      assertTrue(sizeOfPicture || method instanceof Conductance, method.id());
      assertTrue(!map.hasLargeGap(), method.id() + " misses " + map.completenessGap());
      assertArrayEquals(before, x, method.id());
      assertArrayEquals(logits, photos.attributor.logits(x), method.id());
    }
  }

  @Test
  void integratedGradientsAddUpAndAreLinearInTheTarget() {
    try (Photos photos = new Photos(SHIPPED)) {
      integratedGradients(photos, 4);
    }
  }

  @Test
  @Tag("long")
  void integratedGradientsOfEveryReadyPictureAddUp() {
    try (Photos photos = new Photos(SHIPPED)) {
      integratedGradients(photos, ReadyPictures.names().size());
    }
  }

  @Test
  @Tag("long")
  void integratedGradientsOfSqueezeNetAddUp() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      integratedGradients(photos, 2);
    }
  }

  private static void integratedGradients(Photos photos, int pictures) {
    AttributionMethod adaptive = new IntegratedGradients(50, true);
    for (int i = 0; i < pictures; i++) {
      float[] x = photos.picture(i);
      Attribution map = photos.map(x, photos.answer(x), adaptive);
      double change = Math.abs(map.score() - map.baselineScore());
      double gap = Math.abs(map.completenessGap());
      assertTrue(gap <= Math.max(1e-3, 0.01 * change), i + " misses " + gap + " of " + change);
    }
    float[] x = photos.picture(0);
    AttributionMethod method = new IntegratedGradients(10, false);
    double[] one = photos.map(x, new AttributionTarget.Logit(1), method).values();
    double[] other = photos.map(x, new AttributionTarget.Logit(3), method).values();
    double[] both = photos.map(x, new AttributionTarget.Difference(1, 3), method).values();
    double largest = Arrays.stream(one).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < both.length; i++) {
      assertEquals(one[i] - other[i], both[i], 1e-4 * largest);
    }
    float[] baseline = photos.baselines.get(0);
    Attribution nothing = photos.map(baseline, new AttributionTarget.Logit(1), method);
    assertEquals(0, nothing.largest(), "the baseline itself");
  }

  @Test
  void smoothGradWithoutNoiseIsTheGradientAndASeedGivesTheSameMap() {
    try (Photos photos = new Photos(SHIPPED)) {
      smoothGrad(photos, SmoothGrad.DEFAULT);
    }
  }

  @Test
  @Tag("long")
  void smoothGradOfSqueezeNetWithoutNoiseIsTheGradientAndASeedGivesTheSameMap() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      smoothGrad(photos, new SmoothGrad(3, 0.15, SmoothGrad.Smoothing.MEAN, 1));
    }
  }

  private static void smoothGrad(Photos photos, SmoothGrad noisy) {
    float[] x = photos.picture(3);
    AttributionTarget target = photos.answer(x);
    double[] gradient = photos.map(x, target, Saliency.DEFAULT).values();
    SmoothGrad none = new SmoothGrad(3, 0, SmoothGrad.Smoothing.MEAN, 1);
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    assertArrayEquals(gradient, photos.map(x, target, none).values(), 1e-6 * largest);
    double[] first = photos.map(x, target, noisy).values();
    assertArrayEquals(first, photos.map(x, target, noisy).values());
    assertTrue(!Arrays.equals(gradient, first), "noise changes the map");
  }

  @Test
  void pixelsOfTheBaselineGetExactlyNothing() {
    try (Photos photos = new Photos(SHIPPED)) {
      pixelsOfTheBaseline(photos);
    }
  }

  @Test
  @Tag("long")
  void pixelsOfTheBaselineGetExactlyNothingFromSqueezeNet() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      pixelsOfTheBaseline(photos);
    }
  }

  private static void pixelsOfTheBaseline(Photos photos) {
    float[] x = photos.picture(2);
    float[] baseline = photos.baselines.get(0);
    for (int i = 0; i < x.length; i += 3) {
      x[i] = baseline[i];
    }
    AttributionTarget target = photos.answer(x);
    double[] map = photos.map(x, target, new IntegratedGradients(4, false)).values();
    for (int i = 0; i < x.length; i += 3) {
      assertEquals(0, map[i], "pixel " + i);
    }
  }

  /** The same weights give the same order, another class another map (Adebayo et al. 2018). */
  @Test
  void anotherClassHasAnotherMap() {
    try (Photos photos = new Photos(SHIPPED)) {
      anotherClass(photos, 6);
    }
  }

  @Test
  @Tag("long")
  void anotherClassOfSqueezeNetHasAnotherMap() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      anotherClass(photos, 4);
    }
  }

  private static void anotherClass(Photos photos, int pictures) {
    double mean = 0;
    int classes = photos.model.spec().classes();
    for (int i = 0; i < pictures; i++) {
      float[] x = photos.picture(i);
      int answer = ((AttributionTarget.Logit) photos.answer(x)).label();
      AttributionTarget other =
          new AttributionTarget.Logit((answer + 1 + 7 * i % (classes - 1)) % classes);
      double[] own = photos.map(x, photos.answer(x), new GradientTimesInput()).values();
      boolean[] all = new boolean[own.length];
      Arrays.fill(all, true);
      assertEquals(1, ModelDependence.compare(own, own, all), 1e-12);
      double[] others = photos.map(x, other, new GradientTimesInput()).values();
      mean += ModelDependence.compare(own, others, all) / pictures;
    }
    assertTrue(mean < 0.7, "another class agrees with " + mean);
  }

  /** Adebayo et al. 2018: the gradient of a network with random weights has another order. */
  @Test
  void theGradientForgetsItsOrderWithTheWeights() {
    try (Photos photos = new Photos(SHIPPED)) {
      assertTrue(randomised(photos, 20) < 0.35);
    }
  }

  @Test
  @Tag("long")
  void theGradientOfSqueezeNetForgetsItsOrderWithTheWeights() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      assertTrue(randomised(photos, 4) < 0.35);
    }
  }

  private static double randomised(Photos photos, int pictures) {
    double mean = 0;
    for (int i = 0; i < pictures; i++) {
      float[] x = photos.picture(i);
      List<ModelDependence.Stage> stages =
          ModelDependence.test(
              photos.model,
              x,
              photos.answer(x),
              Saliency.DEFAULT,
              photos.baselines,
              2,
              i,
              Progress.NONE);
      assertEquals(2, stages.size());
      assertEquals(1, stages.get(1).layer());
      mean += Math.abs(stages.get(1).correlation()) / pictures;
    }
    return mean;
  }

  @Test
  void mapsOfAFewPicturesRankPixelsBetterThanChance() {
    ranksOfShipped(4, 10, 2);
  }

  @Test
  @Tag("long")
  void mapsRankPixelsBetterThanChance() {
    ranksOfShipped(ReadyPictures.names().size(), 20, 10);
  }

  private static void ranksOfShipped(int pictures, int steps, int orders) {
    try (Photos photos = new Photos(SHIPPED)) {
      for (AttributionMethod method :
          List.of(new IntegratedGradients(50, false), Occlusion.DEFAULT, ScoreCam.DEFAULT)) {
        ranks(photos, method, ReadyPictures.names().subList(0, pictures), steps, orders);
      }
    }
  }

  @Test
  @Tag("long")
  void mapsOfSqueezeNetRankPixelsBetterThanChance() {
    try (Photos photos = new Photos(SQUEEZENET)) {
      ranks(photos, GradCam.DEFAULT, SQUEEZENETS_PICTURES, 10, 2);
      List<String> four = SQUEEZENETS_PICTURES.subList(0, 4);
      ranks(photos, new IntegratedGradients(20, false), four, 10, 2);
    }
  }

  private static void ranks(
      Photos photos, AttributionMethod method, List<String> pictures, int steps, int orders) {
    double deletion = 0;
    double insertion = 0;
    for (String name : pictures) {
      float[] x = photos.picture(name);
      FlippingCurves curves =
          PixelFlipping.curves(
              photos.attributor,
              x,
              photos.map(x, photos.answer(x), method),
              photos.baselines,
              steps,
              orders,
              0,
              Progress.NONE);
      deletion +=
          FlippingCurves.area(curves.randomDeletion()) - FlippingCurves.area(curves.deletion());
      insertion +=
          FlippingCurves.area(curves.insertion()) - FlippingCurves.area(curves.randomInsertion());
    }
    assertTrue(insertion > 0, method.id() + " inserted: " + insertion / pictures.size());
    assertTrue(
        deletion + insertion > 0,
        method.id()
            + " deleted: "
            + deletion / pictures.size()
            + ", inserted "
            + insertion / pictures.size());
  }

  /** Fewer stages are among all, and as many as were asked for. */
  @Test
  void stagesOfRandomWeightsAreAtEqualDistances() {
    try (Photos photos = new Photos(SHIPPED)) {
      float[] x = photos.picture(1);
      List<Integer> layers =
          ModelDependence.test(
                  photos.model,
                  x,
                  photos.answer(x),
                  Saliency.DEFAULT,
                  photos.baselines,
                  3,
                  0,
                  Progress.NONE)
              .stream()
              .map(ModelDependence.Stage::layer)
              .toList();
      assertEquals(3, layers.size());
      assertEquals(photos.model.spec().output().index(), layers.get(0));
      assertEquals(1, layers.get(2));
    }
  }
}
