package io.github.convoscope.explain.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Framing;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Models;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import io.github.convoscope.work.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What real images of a class look like to the shipped network, and what asking for it does. */
class PrototypesTest {
  private static final Engine ENGINE = Models.open(Models.bundled()).engine();

  @Test
  void everyClassOfTheSamplesHasAPatternThatItsOwnSamplesAreLike() {
    Examples samples = samples();
    Prototypes prototypes = Prototypes.of(ENGINE, samples, Progress.NONE);
    Activations at = new Activations(ENGINE.spec(), 1);
    float[] image = new float[784];
    for (int label = 0; label < 10; label++) {
      assertNotNull(prototypes.of(label), "class " + label);
    }
    for (int i = 0; i < samples.count(); i++) {
      samples.copy(i, image, 0);
      ENGINE.forward(image, at);
      for (int label = 0; label < 10; label++) {
        if (at.output()[label] > 0.99) {
          assertEquals(label, nearest(prototypes, at), "sample " + i);
        }
      }
    }
  }

  @Test
  void anImageThatShallBeLikeRealOnesIsMoreLikeThemAndStillBeatsThem() {
    Examples samples = samples();
    Prototypes prototypes = Prototypes.of(ENGINE, samples, Progress.NONE);
    Responses responses = Responses.measure(ENGINE, samples, Progress.NONE);
    Wishes wishes = new Wishes(ENGINE.spec());
    int output = ENGINE.spec().output().index();
    List<Wish> wanted = new ArrayList<>();
    for (int label : new int[] {2, 7, 9}) {
      Target target = Target.unit(output, label);
      wanted.add(wishes.most(target, responses.range(output, label)));
      wanted.add(wishes.most(target, responses.range(output, label), prototypes));
    }
    List<Finding> found = new Optimiser(ENGINE, Recipe.standard()).find(wanted, Progress.NONE);
    for (int i = 0; i < found.size(); i += 2) {
      int label = wanted.get(i).label();
      assertTrue(
          likeness(prototypes, label, found.get(i + 1)) > likeness(prototypes, label, found.get(i)),
          "class " + label);
      assertEquals(label, found.get(i + 1).label());
      assertTrue(found.get(i + 1).value() >= responses.range(output, label).best());
      assertTrue(found.get(i + 1).variation() <= 150, "class " + label);
    }
  }

  @Test
  void withoutSureExamplesOrFeatureMapsThereIsNoPattern() {
    Engine toy = Toys.digits();
    Examples blots = Toys.blots(toy.spec().input().shape(), 40);
    for (int label = 0; label < 10; label++) {
      assertNull(Prototypes.of(toy, blots, Progress.NONE).of(label));
      assertNull(Prototypes.of(Toys.flat(), flat(), Progress.NONE).of(label));
    }
  }

  private static Examples flat() {
    return Toys.blots(Shape.units(16), 20);
  }

  private static int nearest(Prototypes prototypes, Activations at) {
    int nearest = 0;
    for (int label = 1; label < 10; label++) {
      nearest =
          prototypes.of(label).value(at, 0) > prototypes.of(nearest).value(at, 0) ? label : nearest;
    }
    return nearest;
  }

  private static double likeness(Prototypes prototypes, int label, Finding finding) {
    Activations at = new Activations(ENGINE.spec(), 1);
    ENGINE.forward(finding.image(), at);
    return prototypes.of(label).value(at, 0);
  }

  private static Examples samples() {
    List<float[]> images = new ArrayList<>();
    for (LabelledDrawing sample : StrokesFile.readAll(Path.of("datasets/samples.json"))) {
      images.add(new Normaliser(Framing.MNIST).image(sample.drawing()));
    }
    return Examples.of(images);
  }
}
