package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Class prototypes of the shipped network, and their effect on images. */
class ClassPrototypesTest {
  private static final Engine ENGINE = new ModelOpener().open(ShippedFiles.model()).newEngine();

  @Test
  void samplesAreMostSimilarToThePrototypeOfTheirClass() {
    ExampleImages samples = samples();
    ClassPrototypes prototypes = ClassPrototypes.of(ENGINE, samples, Progress.NONE);
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
  void prototypesMakeImagesMoreSimilarToRealOnesAndTheyStillExceedTheBestSample() {
    ExampleImages samples = samples();
    ClassPrototypes prototypes = ClassPrototypes.of(ENGINE, samples, Progress.NONE);
    UnitResponses responses = UnitResponses.measure(ENGINE, samples, Progress.NONE);
    TaskFactory factory = new TaskFactory(ENGINE.spec());
    int output = ENGINE.spec().output().index();
    List<VisualisationTask> tasks = new ArrayList<>();
    for (int label : new int[] {2, 7, 9}) {
      UnitTarget target = UnitTarget.unit(output, label);
      tasks.add(factory.maximise(target, responses.range(output, label)));
      tasks.add(factory.maximise(target, responses.range(output, label), prototypes));
    }
    List<VisualisationResult> found =
        new Optimiser(ENGINE, OptimiserSettings.standard()).optimise(tasks, Progress.NONE);
    for (int i = 0; i < found.size(); i += 2) {
      int label = tasks.get(i).label();
      assertTrue(
          similarity(prototypes, label, found.get(i + 1))
              > similarity(prototypes, label, found.get(i)),
          "class " + label);
      assertEquals(label, found.get(i + 1).label());
      assertTrue(found.get(i + 1).value() >= responses.range(output, label).best());
      assertTrue(found.get(i + 1).variation() <= 150, "class " + label);
    }
  }

  @Test
  void withoutConfidentExamplesOrFeatureMapsThereIsNoPrototype() {
    Engine toy = SmallNetworks.digits();
    ExampleImages blots = SmallNetworks.blots(toy.spec().input().shape(), 40);
    for (int label = 0; label < 10; label++) {
      assertNull(ClassPrototypes.of(toy, blots, Progress.NONE).of(label));
      assertNull(ClassPrototypes.of(SmallNetworks.flat(), flat(), Progress.NONE).of(label));
    }
  }

  private static ExampleImages flat() {
    return SmallNetworks.blots(Shape.units(16), 20);
  }

  private static int nearest(ClassPrototypes prototypes, Activations at) {
    int nearest = 0;
    for (int label = 1; label < 10; label++) {
      nearest =
          prototypes.of(label).value(at, 0) > prototypes.of(nearest).value(at, 0) ? label : nearest;
    }
    return nearest;
  }

  private static double similarity(
      ClassPrototypes prototypes, int label, VisualisationResult result) {
    Activations at = new Activations(ENGINE.spec(), 1);
    ENGINE.forward(result.image(), at);
    return prototypes.of(label).value(at, 0);
  }

  private static ExampleImages samples() {
    List<float[]> images = new ArrayList<>();
    for (LabelledDrawing sample : StrokesFile.readAll(Path.of("datasets/samples.json"))) {
      images.add(new Normaliser(InputFraming.MNIST).normalise(sample.drawing()).ink());
    }
    return ExampleImages.of(images);
  }
}
