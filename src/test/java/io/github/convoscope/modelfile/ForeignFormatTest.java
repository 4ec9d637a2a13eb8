package io.github.convoscope.modelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ModelOpener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs, made here: each is recognised by its bytes, under a wrong name. */
class ForeignFormatTest {
  @TempDir private Path folder;

  @Test
  void textsAreRecognised() throws IOException {
    told("empty", "");
    told("git-lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");
    told("web-page", "\n<!DOCTYPE html><html><body>Sign in</body></html>");
    told("keras-json", "{\"class_name\": \"Sequential\", \"config\": {}}");
    told("gguf", "GGUF\3\0\0\0");
    told("matlab", "MATLAB 5.0 MAT-file, Platform: GLNXA64");
  }

  @Test
  void zipsAreRecognisedByTheirEntries() throws IOException {
    told("pytorch", zip("archive/data.pkl", "archive/version", "archive/data/0"));
    told("torchscript", zip("net/data.pkl", "net/constants.pkl", "net/code/net.py"));
    told("numpy", zip("arr_0.npy"));
    told("saved-model", zip("model/saved_model.pb", "model/variables/variables.index"));
    told("coreml", zip("Data/com.apple.CoreML/model.mlmodel"));
  }

  @Test
  void picklesAndArraysAreRecognised() throws IOException {
    told("pytorch", hex("80028a0a6cfc9c46f9206aa85019 2e80024de9032e"));
    told("pickle", hex("80049512000000000000008c07736b6c6561726e"));
    told("numpy", hex("934e554d5059 0100"));
    told("packed", hex("1f8b0800000000000003"));
    told("tflite", hex("1c00000054464c33 14002000"));
    byte[] header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}".getBytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) header.length, 0, 0, 0, 0, 0, 0, 0});
    out.write(header);
    out.write(new byte[4]);
    told("safetensors", out.toByteArray());
  }

  @Test
  void protocolBuffersAreRecognisedByTheirFields() throws IOException {
    // specificationVersion 4, description, neuralNetworkClassifier (403)
    told("coreml", hex("0804 12020a00 9a190100"));
    // saved_model_schema_version 1, meta_graphs
    told("saved-model", hex("0801 12020a00"));
    // node {name: "x"}, versions
    told("tensorflow-graph", hex("0a030a0178 22020800"));
    // name "net", layer (100)
    told("caffe", hex("0a036e6574 a20602 0a00"));
  }

  @Test
  void aFolderOfTensorFlowIsRecognised() throws IOException {
    Path model = Files.createDirectory(folder.resolve("export"));
    assertEquals(Optional.empty(), ForeignFormat.of(model));
    Files.write(model.resolve("saved_model.pb"), hex("0801 12020a00"));
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(model));
    assertEquals("modelfile.foreign-saved-model", problem.what().key());
  }

  @Test
  void whatIsNoModelOfAnybodyIsNotNamed() throws IOException {
    for (byte[] bytes :
        new byte[][] {
          "just words".getBytes(StandardCharsets.UTF_8),
          hex("ffd8ffe000104a464946"),
          hex("89504e470d0a1a0a0000000d49484452"),
          zip("configuration.json", "coefficients.bin")
        }) {
      Path file = Files.write(folder.resolve("other.bin"), bytes);
      assertEquals(Optional.empty(), ForeignFormat.of(file));
    }
  }

  private void told(String key, String text) throws IOException {
    told(key, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void told(String key, byte[] bytes) throws IOException {
    Path file = folder.resolve("network.zip");
    Files.deleteIfExists(file);
    Files.write(file, bytes);
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(file));
    assertEquals("modelfile.foreign-" + key, problem.what().key());
    assertEquals(Problem.Kind.INPUT, problem.kind());
    String sentence = Messages.text(problem.what());
    assertTrue(sentence.startsWith("network.zip ") && sentence.length() < 300, sentence);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    return bytes.toByteArray();
  }
}
