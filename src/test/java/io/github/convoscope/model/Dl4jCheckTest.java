package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.engine.compute.FastEngineTest;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.Dl4jSamples;
import io.github.convoscope.network.Activations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What DL4J computes of a file that it loads itself, against our engine. */
class Dl4jCheckTest {
  private static final Path STRANGERS = Path.of("../shared/models/strangers");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Dl4jSamples.class)
  void dl4jLoadsTheFileAndComputesTheSameLogits(Dl4jSamples sample) throws IOException {
    assertAgrees(chain(sample));
  }

  @Test
  void aGraphToo() throws IOException {
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(Dl4jGraphsTest.graph(), file.toFile(), false);
    assertAgrees(file);
  }

  @Test
  void andAStrangersOldFile() {
    Path file = STRANGERS.resolve("dl4j-2017.zip");
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    assertAgrees(file);
  }

  private static void assertAgrees(Path file) {
    Model model = new ModelOpener().openWithoutCard(file);
    float[] input = FastEngineTest.noise(model.spec().input().shape().size(), 4);
    Dl4jCheck check = model.checkWithDl4j(input);
    assertTrue(check.agrees());
    assertTrue(check.maxDifference() <= 1e-5 * Math.max(1, check.largest()), check::toString);
    assertNotEquals(0, check.largest());
    assertTrue(check.version().matches("1\\.0\\.0.*"), check.version());
  }

  @Test
  void otherNumbersDoNotAgree() {
    assertFalse(Dl4jCheck.of("1", new float[] {1, 2}, new float[] {1, 2.1f}).agrees());
    assertFalse(Dl4jCheck.of("1", new float[] {1, Float.NaN}, new float[] {1, 2}).agrees());
    assertFalse(Dl4jCheck.of("1", new float[] {1}, new float[] {1, 2}).agrees());
    assertTrue(Dl4jCheck.of("1", new float[] {900, 2}, new float[] {900.01f, 2}).agrees());
  }

  @Test
  void aModelIsComputedByDl4j() throws IOException {
    Model own = new ModelOpener().openWithoutCard(chain(Dl4jSamples.SHIPPED));
    Model dl4j = own.computedBy(EngineKind.DL4J);
    assertEquals(EngineKind.DL4J, dl4j.engineKind());
    assertEquals(own.spec(), dl4j.spec());
    assertSame(own, dl4j.computedBy(EngineKind.OWN));
    assertSame(dl4j, dl4j.computedBy(EngineKind.DL4J));
    float[] input = FastEngineTest.noise(784, 4);
    try (Engine ours = own.newEngine();
        Engine theirs = dl4j.newEngine()) {
      Activations first = new Activations(own.spec(), 1);
      Activations second = new Activations(own.spec(), 1);
      ours.forward(input, first);
      theirs.forward(input, second);
      for (int i = 0; i < 10; i++) {
        assertEquals(first.logits()[i], second.logits()[i], 1e-5);
      }
    }
  }

  @Test
  void aFileThatHasChangedIsNotTakenForTheSame() throws IOException {
    Path file = chain(Dl4jSamples.SHIPPED);
    Model model = new ModelOpener().openWithoutCard(file);
    Files.copy(
        chain(Dl4jSamples.FLAT_INPUT_AND_SOFTMAX_OUTSIDE),
        file,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Problem problem = assertThrows(Problem.class, () -> model.computedBy(EngineKind.DL4J));
    assertEquals("model.file-changed", problem.what().key());
  }

  @Test
  void aClassOfSomebodyElseIsNotGivenToDl4j() throws IOException {
    Path file = chain(Dl4jSamples.SHIPPED);
    try (FileSystem zip = FileSystems.newFileSystem(file, Map.of())) {
      Path configuration = zip.getPath("configuration.json");
      String json = Files.readString(configuration);
      int at = json.toLowerCase(java.util.Locale.ROOT).indexOf("\"iupdater\"");
      assertTrue(at > 0, json);
      int name = json.indexOf("org.nd4j", at);
      String evil = json.substring(0, name) + "evil." + json.substring(name);
      Files.write(configuration, evil.getBytes(StandardCharsets.UTF_8));
    }
    Model model = new ModelOpener().openWithoutCard(file);
    Problem problem = assertThrows(Problem.class, () -> model.checkWithDl4j(new float[784]));
    assertEquals("modelfile.unknown-layer", problem.what().key());
  }

  private Path chain(Dl4jSamples sample) throws IOException {
    Path file = folder.resolve(sample + ".zip");
    ModelSerializer.writeModel(
        Dl4jSamples.network(sample.configuration(), 5), file.toFile(), false);
    return file;
  }
}
