package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments and wrong files: one sentence, status 2, nothing printed and nothing changed. */
class BadArgumentsTest {
  @TempDir private Path folder;
  private Path drawing;

  @BeforeEach
  void draw() {
    drawing = folder.resolve("three.json");
    StrokesFile.writeOne(
        drawing, LabelledDrawing.of(Handwriting.digit(3, "round", 0, new SplittableRandom(1))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "descibe --json           | describe",
        "nonsense                 | classify",
        "nowhere.json             | nowhere.json",
        "bench                    | gradient",
        "bench nonsense           | memory",
        "bench live --secnds 3    | --seconds",
        "bench forward --runs x   | --runs",
        "bench scene --neurons 1  | 500",
        "bench forward --runs     | --runs",
        "bench live --model nowhere.zip | nowhere.zip",
        "bench live --picture nowhere.png | nowhere.png",
        "bench live --size large | large",
        "bench start --model nowhere.zip | nowhere.zip",
        "bench memory --model nowhere.zip | nowhere.zip",
        "bench scene --model nowhere.zip | nowhere.zip",
        "data                     | mnist",
        "--lesson edges           | no lesson",
        "explain three.json --json --smoothing most | variance",
        "explain three.json --json --method occlusion --window 29 | 28",
        "--palette rainbow        | viridis",
        "--language no_tag!       | no_tag!",
        "snapshot three.json --language no_tag! -o new.png | no_tag!",
        "--nothing                | --nothing",
        "classify                 | INPUT",
        "classify --model         | --model",
        "classify net.onnx        | give it with --model",
        "describe net.onnx        | give it with --model",
        "classify --model nowhere.zip three.json | nowhere.zip",
        "classify --nope three.json | --nope",
        "activations three.json   | -o",
        "activations -o new       | INPUT",
        "activations three.json -o three.json | three.json",
        "activations three.json -o three.json/new | three.json",
        "weights -o three.json    | three.json",
        "weights -o a -o b        | --output",
        "explain three.json       | -o",
        "explain three.json -o map.txt | map.txt",
        "explain three.json -o map.npy --method guess | occlusion",
        "explain three.json -o map.npy --layer conv9 --method grad-cam | conv1",
        "explain three.json -o map.npy --class 10 | 10",
        "explain three.json -o map.npy --class 3 --against 3 | 3",
        "explain three.json -o three.json/map.npy | three.json",
        "visualize                | -o",
        "visualize -o new --layer conv9 | conv9",
        "visualize -o new --unit 3 | --layer",
        "visualize -o new --layer conv1 --unit 99 | 99",
        "snapshot three.json -o scene.txt | scene.txt",
        "snapshot three.json -o new.png --size 9x9 | 9x9",
        "snapshot three.json -o new.png --view moon | moon",
        "snapshot three.json -o new.png --arrangement spiral | terraces, wall, flat",
        "snapshot three.json -o new.png --azimuth 361 | 361",
        "snapshot three.json -o new.png --azimuth NaN | --azimuth",
        "snapshot three.json -o new.png --azimuth left | --azimuth",
        "snapshot three.json -o new.png --elevation 89 | 89",
        "snapshot three.json -o new.png --elevation -89 | -89",
        "snapshot three.json -o new.png --elevation high | --elevation",
        "snapshot three.json -o new.png --relief high | high",
        "snapshot three.json -o new.png --layer conv9 | conv9",
        "snapshot three.json -o new.png --neuron conv1:99 | conv1:99",
        "snapshot three.json -o new.png --palette rainbow | rainbow",
        "film -o new.gif          | drawing",
        "film three.json          | -o",
        "film three.json -o film.avi | film.avi",
        "film three.json -o new.gif --size 9x9 | 9x9",
        "film three.json -o new.gif --size large | large",
        "film three.json -o new.gif --seconds 0 | --seconds",
        "film three.json -o new.gif --seconds 61 | 60",
        "film three.json -o new.gif --seconds x | --seconds",
        "film three.json -o new.gif --fps 51 | --fps",
        "film three.json -o new.gif --palette rainbow | rainbow",
        "film nowhere.json -o new.gif | nowhere.json",
        "film three.json -o three.json/new.gif | three.json",
        "evaluate                 | --strokes",
        "evaluate --mnist . --strokes three.json | only one",
        "evaluate --mnist .       | train-images",
        "evaluate --mnist nowhere | nowhere",
        "evaluate --strokes nowhere.json | nowhere.json",
        "evaluate --strokes three.json | label",
        "evaluate --strokes three.json --placement top | corner",
        "evaluate --mnist . --split half | half",
        "train --mnist nowhere -o new.zip | nowhere",
        "train --mnist . -o three.json/new.zip | three.json",
        "describe further         | further",
        "describe --model three.json | three.json",
        "data mnist -o three.json | three.json",
      })
  void isToldInOneSentence(String words, String named) throws IOException {
    List<String> args = new ArrayList<>(List.of(words.strip().split(" +")));
    args.replaceAll(
        word ->
            Set.of("three.json", ".", "new", "new.png", "new.gif", "new.zip", "map.npy")
                        .contains(word)
                    || word.startsWith("three.json/")
                ? folder.resolve(word).normalize().toString()
                : word);
    refused(named.strip(), args);
  }

  @Test
  void everyCommandRefusesFilesThatAreNone() throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(Files.createFile(folder.resolve("empty.json")));
    files.add(Files.createFile(folder.resolve("empty.png")));
    files.add(Files.createFile(folder.resolve("empty.npy")));
    files.add(Files.createDirectory(folder.resolve("folder.json")));
    files.add(Files.createDirectory(folder.resolve("folder")));
    files.add(folder.resolve("missing.json"));
    files.add(folder.resolve("missing.png"));
    files.add(Files.writeString(folder.resolve("drawing.txt"), "{\"strokes\": []}"));
    files.add(Files.writeString(folder.resolve("nan.json"), "{\"strokes\": [[[NaN, 1], [2, 2]]]}"));
    files.add(Files.writeString(folder.resolve("endless.json"), "{\"strokes\": [[[1e999, 1]]]}"));
    files.add(Files.writeString(folder.resolve("words.json"), "{\"strokes\": [[[\"a\", 1]]]}"));
    files.add(Files.writeString(folder.resolve("half.json"), "{\"strokes\": [[[1, 1"));
    files.add(Files.writeString(folder.resolve("other.json"), "{\"layers\": 3}"));
    files.add(Files.writeString(folder.resolve("text.png"), "not a picture"));
    files.add(hugePicture(folder.resolve("huge.png")));
    files.add(points(folder.resolve("points.json"), StrokesFile.MOST_POINTS + 1));
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      String path = file.toString();
      refused(name, List.of("classify", "--json", path));
      Output both = Output.of("classify", drawing.toString(), path);
      assertEquals(2, both.status(), name);
      assertTrue(both.out().startsWith(drawing + ": ") && both.out().lines().count() == 1, name);
      assertTrue(both.err().contains(name) && both.err().lines().count() == 1, both.err());
      refused(name, List.of("activations", path, "-o", folder.resolve("new").toString()));
      refused(name, List.of("explain", path, "-o", folder.resolve("map.npy").toString()));
      refused(name, List.of("snapshot", path, "-o", folder.resolve("new.png").toString()));
      refused(name, List.of("film", path, "-o", folder.resolve("new.gif").toString()));
    }
  }

  @Test
  void withoutADisplayABadFileIsRefusedAndWithOneTheWindowSaysIt() throws IOException {
    Path model = Files.writeString(folder.resolve("model.zip"), "no archive");
    List<Path> files =
        List.of(
            hugePicture(folder.resolve("huge.png")),
            Files.createFile(folder.resolve("empty.json")),
            folder,
            model);
    for (Path file : files) {
      ModelOption option = new ModelOption();
      Problem wrong =
          assertThrows(Problem.class, () -> WindowCommand.read(file, option, TargetScreen.NONE));
      assertEquals(Problem.Kind.INPUT, wrong.kind());
      assertTrue(Messages.text(wrong.what()).contains(file.getFileName().toString()));
      StartFile shown = WindowCommand.read(file, option, TargetScreen.REAL);
      assertEquals(wrong.what(), Objects.requireNonNull(shown.wrong()).what());
    }
    refused("model.zip", List.of("--model", model.toString()));
  }

  @Test
  void asManyPointsAsAllowedAreRead() throws IOException {
    Path file = points(folder.resolve("points.json"), StrokesFile.MOST_POINTS);
    assertEquals(0, Output.of("classify", file.toString()).status());
  }

  @Test
  void aStackTraceIsOnlyPrintedWhenAskedFor() {
    Output terse = Output.of("classify", folder.resolve("missing.json").toString());
    Output verbose = Output.of("classify", "--verbose", folder.resolve("missing.json").toString());
    assertEquals(1, terse.err().lines().count());
    assertEquals(2, verbose.status());
    assertEquals("", verbose.out());
    assertTrue(verbose.err().lines().count() > 1, verbose.err());
    assertEquals(terse.err().lines().findFirst(), verbose.err().lines().findFirst());
  }

  private void refused(String named, List<String> args) throws IOException {
    Set<String> before = files();
    Output output = Output.of(args.toArray(String[]::new));
    assertEquals(2, output.status(), args + ": " + output.err());
    assertEquals("", output.out(), args.toString());
    assertEquals(1, output.err().lines().count(), args + ": " + output.err());
    assertTrue(output.err().startsWith("convoscope: "), output.err());
    assertTrue(output.err().contains(named), args + ": " + output.err());
    assertEquals(before, files(), args.toString());
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new TreeSet<>(files.map(file -> file + " " + modified(file)).toList());
    }
  }

  private static String modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path points(Path file, int count) throws IOException {
    StringBuilder text = new StringBuilder("{\"strokes\": [[");
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "[" : ",[").append(i % 500).append(',').append(i / 500).append(']');
    }
    return Files.writeString(file, text.append("]]}"));
  }

  /** A true PNG of 30,000 × 30,000 grey pixels: small as a file, 900 MB when unpacked. */
  private static Path hugePicture(Path file) throws IOException {
    int side = 30_000;
    try (var out = new java.io.DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side);
      header.put((byte) 8);
      chunk(out, "IHDR", header.array());
      var packed = new java.io.ByteArrayOutputStream();
      try (var deflater = new DeflaterOutputStream(packed)) {
        byte[] row = new byte[1 + side];
        for (int i = 0; i < 100; i++) {
          deflater.write(row);
        }
      }
      chunk(out, "IDAT", packed.toByteArray());
      chunk(out, "IEND", new byte[0]);
    }
    return file;
  }

  private static void chunk(java.io.DataOutputStream out, String kind, byte[] bytes)
      throws IOException {
    byte[] name = kind.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(bytes);
    out.writeInt(bytes.length);
    out.write(name);
    out.write(bytes);
    out.writeInt((int) sum.getValue());
  }
}
