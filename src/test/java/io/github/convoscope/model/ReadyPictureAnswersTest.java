package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the networks answer to the ready pictures, right and wrong: SqueezeNet at 227 pixels. */
class ReadyPictureAnswersTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");

  private static final List<String> ANSWERS =
      List.of(
          "aeroplane: airliner",
          "ship: airship",
          "car: combination lock",
          "horse: maillot",
          "frog: pencil sharpener",
          "truck: cinema",
          "bird: ping-pong ball",
          "dog: mask",
          "cat: wall clock",
          "deer: cradle",
          "daisy: daisy",
          "ladybird: leaf beetle",
          "goldfish: pinwheel",
          "jellyfish: jellyfish",
          "toadstool: lampshade",
          "strawberry: strawberry",
          "banana: banana",
          "orange: orange",
          "lemon: mixing bowl",
          "honeycomb: honeycomb",
          "spiders-web: spider web",
          "zebra-stripes: zebra",
          "chequered-cloth: shower curtain",
          "clock: analog clock",
          "traffic-light: traffic light",
          "balloon: balloon",
          "football: soccer ball",
          "crossword: crossword puzzle",
          "keyboard: computer keyboard",
          "maze: maze");

  private static final List<String> CIFAR =
      List.of(
          "airplane", "ship", "automobile", "horse", "frog", "truck", "bird", "dog", "cat", "deer");

  @Test
  void theAnswersAreThese() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    List<String> answers = new ArrayList<>();
    answer(
        new ModelOpener().open(FILE),
        ReadyPictures.names(),
        227,
        (name, label, probability) -> answers.add(name + ": " + label.split(",")[0]));
    assertEquals(ANSWERS, answers);
  }

  @Test
  void theShippedNetworkKnowsTheFirstTenPictures() {
    List<String> answers = new ArrayList<>();
    List<String> certain = new ArrayList<>();
    answer(
        new ModelOpener().open(Path.of("models/photos.zip")),
        ReadyPictures.names().subList(0, CIFAR.size()),
        32,
        (name, label, probability) -> {
          answers.add(label);
          if (probability >= .8) {
            certain.add(name);
          }
        });
    assertEquals(CIFAR, answers);
    assertEquals(9, certain.size(), certain + " have p >= .8");
  }

  private interface Answered {
    void answered(String name, String label, float probability);
  }

  private static void answer(Model model, List<String> pictures, int side, Answered to) {
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      for (String name : pictures) {
        var seen =
            new PhotoRenderer().render(EditedPhoto.of(ReadyPictures.photo(name)), side, side);
        engine.forward(model.newEncoder().encode(seen).tensor(), activations);
        float[] probabilities = activations.probabilities();
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
          best = probabilities[i] > probabilities[best] ? i : best;
        }
        to.answered(name, model.spec().labels().get(best), probabilities[best]);
      }
    }
  }
}
