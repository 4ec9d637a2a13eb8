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

/** What SqueezeNet answers to the ready pictures at 227 pixels, right and wrong. */
class ReadyPictureAnswersTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");

  private static final List<String> ANSWERS =
      List.of(
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

  @Test
  void theAnswersAreThese() {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    Model model = new ModelOpener().open(FILE);
    Activations activations = new Activations(model.spec(), 1);
    List<String> answers = new ArrayList<>();
    try (Engine engine = model.newEngine()) {
      for (String name : ReadyPictures.names()) {
        var seen = new PhotoRenderer().render(EditedPhoto.of(ReadyPictures.photo(name)), 227, 227);
        engine.forward(model.newEncoder().encode(seen).tensor(), activations);
        float[] probabilities = activations.probabilities();
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
          best = probabilities[i] > probabilities[best] ? i : best;
        }
        answers.add(name + ": " + model.spec().labels().get(best).split(",")[0]);
      }
    }
    assertEquals(ANSWERS, answers);
  }
}
