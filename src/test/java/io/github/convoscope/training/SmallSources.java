package io.github.convoscope.training;

import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.training.ExampleSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Examples for trainings that someone watches: small ones made here, and real ones if present. */
public final class SmallSources {
  private static final Path DATA = Path.of("../shared/datasets");
  private static final int RECORD = 1 + 3 * 32 * 32;
  private static final int PICTURES = 60;

  private SmallSources() {}

  /** All that can be had, what is made here in this folder. */
  public static List<ExampleSource> all(Path folder) throws IOException {
    List<ExampleSource> sources = new ArrayList<>();
    sources.add(ExampleSource.HANDWRITING);
    sources.add(drawings(folder.resolve("drawings")));
    sources.add(pictures(folder.resolve("pictures")));
    if (Files.isDirectory(DATA.resolve("mnist"))) {
      sources.add(new ExampleSource(Kind.MNIST, DATA.resolve("mnist")));
      sources.add(new ExampleSource(Kind.STROKES, DATA.resolve("pen/strokes-train.json")));
    }
    return sources;
  }

  /** Five drawings of each digit, whose label is in the file, its name or its folder's. */
  public static ExampleSource drawings(Path folder) throws IOException {
    int number = 0;
    for (LabelledDrawing drawing : HandwrittenDigits.of(50, 3)) {
      LabelledDrawing bare = LabelledDrawing.of(drawing.drawing());
      Path own = Files.createDirectories(folder.resolve(String.valueOf(drawing.label())));
      switch (number++ % 3) {
        case 0 -> StrokesFile.writeOne(folder.resolve("z" + number + ".json"), drawing);
        case 1 -> StrokesFile.writeOne(own.resolve("z" + number + ".json"), bare);
        default ->
            StrokesFile.writeOne(folder.resolve(drawing.label() + "-" + number + ".json"), bare);
      }
    }
    return new ExampleSource(Kind.DRAWINGS, folder);
  }

  /** CIFAR-10's five files with a few pictures each, whose colours say what they are. */
  public static ExampleSource pictures(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(5);
    for (int file = 1; file <= 5; file++) {
      byte[] bytes = new byte[PICTURES * RECORD];
      random.nextBytes(bytes);
      for (int i = 0; i < PICTURES; i++) {
        int label = i % 10;
        bytes[i * RECORD] = (byte) label;
        for (int pixel = 0; pixel < 1024; pixel++) {
          bytes[i * RECORD + 1 + (label % 3) * 1024 + pixel] = (byte) (label * 25);
        }
      }
      Files.write(folder.resolve("data_batch_" + file + ".bin"), bytes);
    }
    return new ExampleSource(Kind.CIFAR10, folder);
  }
}
