package io.github.convoscope.training;

import io.github.convoscope.data.Cifar10;
import io.github.convoscope.data.DrawingFolder;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.MnistFetch;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says where the examples of a training come from that someone watches.
 *
 * <pre>{@code
 * ExampleSource mnist = new ExampleSource(ExampleSource.Kind.MNIST, folder);
 * mnist.check(); // a sentence, where MNIST's files are not there
 * }</pre>
 *
 * @param kind what they are
 * @param place the file or folder; null for the handwriting model, which needs none
 */
public record ExampleSource(Kind kind, @Nullable Path place) {
  /** New digits of the handwriting model. */
  public static final ExampleSource HANDWRITING = new ExampleSource(Kind.HANDWRITING, null);

  /** A kind of examples. */
  public enum Kind {
    /** Digits of the handwriting model, new ones in every epoch. */
    HANDWRITING(null, false),
    /** MNIST's digits, a folder. */
    MNIST("--mnist", true),
    /** Pen strokes with labels and writers, a file. */
    STROKES("--strokes", false),
    /** The user's own drawings, a folder. */
    DRAWINGS("--drawings", true),
    /** CIFAR-10's photographs in colours, a folder. */
    CIFAR10("--cifar10", true);

    private final @Nullable String option;
    private final boolean folder;

    Kind(@Nullable String option, boolean folder) {
      this.option = option;
      this.folder = folder;
    }

    /** Its name in settings and messages. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The option of {@code train} that has its place, or null where it needs none. */
    public @Nullable String option() {
      return option;
    }

    /** True where its place is a folder, false where it is a file or there is none. */
    public boolean isFolder() {
      return folder;
    }

    /** True for pictures in colours, false for digits. */
    public boolean inColours() {
      return this == CIFAR10;
    }

    /** The learning rate to begin with: digits learn with Adam, pictures with momentum. */
    public double rate() {
      return inColours() ? 0.05 : TrainingRecipe.RATE;
    }
  }

  /**
   * Looks whether the examples are there, without reading them all.
   *
   * @throws Problem a sentence, where they are not
   */
  public void check() {
    if (kind == Kind.HANDWRITING) {
      return;
    }
    Path there = there();
    switch (kind) {
      case MNIST -> Mnist.names(Mnist.Split.TRAIN).forEach(new Mnist(there)::file);
      case STROKES -> {
        if (!Files.isRegularFile(there)) {
          throw Problem.input(Message.of("data.no-file", there));
        }
      }
      case DRAWINGS -> DrawingFolder.files(there);
      default -> Cifar10.check(there);
    }
  }

  /**
   * The file or folder.
   *
   * @throws Problem when none was chosen
   */
  Path there() {
    if (place == null) {
      throw Problem.input(Message.of("training.no-place-" + (kind.isFolder() ? "folder" : "file")));
    }
    return place;
  }

  /** The option of the command line that asks for it, with a space before it; empty for none. */
  String options() {
    return kind.option() == null ? "" : " " + kind.option() + (kind.isFolder() ? " DIR" : " FILE");
  }

  /** Names of its files, each with its SHA-256; what a model card says of the data. */
  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    switch (kind) {
      case MNIST -> {
        Mnist mnist = new Mnist(there());
        for (String name : Mnist.names(Mnist.Split.TRAIN)) {
          facts.put(name, MnistFetch.sha256(mnist.file(name)));
        }
      }
      case STROKES -> {
        Path name = Objects.requireNonNull(there().getFileName());
        facts.put(name.toString(), MnistFetch.sha256(there()));
      }
      case DRAWINGS -> {
        facts.put("own drawings", Integer.toString(DrawingFolder.read(there()).size()));
        facts.put("SHA-256 of the drawings", DrawingFolder.sha256(there()));
      }
      default -> {}
    }
    return facts;
  }
}
