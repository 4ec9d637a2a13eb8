package io.github.convoscope.model;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that come with the program: below the folder that the system property {@code
 * convoscope.home} names, else below the working directory, else beside the program.
 */
public final class ShippedFiles {
  private static final String MODEL = "models/digits.zip";
  private static final String PHOTOS = "models/photos.zip";
  private static final String CHEATER = "models/clever-hans.zip";
  private static final String THICK_PENS = "models/thick-pens.zip";
  private static final String PLAIN = "models/plain-1.zip";
  private static final String OTHER_PLAIN = "models/plain-2.zip";
  private static final String SAMPLES = "datasets/samples.json";
  private static final String LESSONS = "lessons";

  private ShippedFiles() {}

  /**
   * The digits model.
   *
   * @throws Problem if it is in none of these folders
   */
  public static Path model() {
    Path file = findModel();
    if (file == null) {
      throw Problem.input(Message.of("model.no-shipped-model"));
    }
    return file;
  }

  /** The digits model, or null where it is in none of these folders. */
  public static @Nullable Path findModel() {
    return find(MODEL);
  }

  /** The model for photographs, where one comes with the program; else null. */
  public static @Nullable Path photos() {
    return find(PHOTOS);
  }

  /** The digits network that was taught to look at a mark, or null where it is not there. */
  public static @Nullable Path cheater() {
    return find(CHEATER);
  }

  /**
   * Four digits networks of the same layers: two with nothing wrong, the one that looks at a mark,
   * and one that has seen thick pens only; fewer where some are not there.
   */
  public static List<Path> suspects() {
    return Stream.of(PLAIN, OTHER_PLAIN, CHEATER, THICK_PENS)
        .map(ShippedFiles::find)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The sample drawings; the file does not exist where they are in none of these folders. */
  public static Path samples() {
    Path file = find(SAMPLES);
    return file == null ? Path.of(SAMPLES) : file;
  }

  /** The folder of the lessons that come with the program; null where there is none. */
  public static @Nullable Path lessons() {
    return folder(LESSONS);
  }

  /** The folder of the networks that come with the program; null where there is none. */
  public static @Nullable Path models() {
    return folder("models");
  }

  private static @Nullable Path folder(String name) {
    return homes().stream()
        .map(home -> home.resolve(name))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Path find(String name) {
    for (Path home : homes()) {
      Path file = home.resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    String named = System.getProperty("convoscope.home");
    if (named != null) {
      homes.add(Path.of(named));
    }
    homes.add(Path.of(""));
    Path code = code();
    for (int up = 0; up < 3 && code != null; up++) {
      homes.add(code);
      code = code.getParent();
    }
    return homes;
  }

  private static @Nullable Path code() {
    URI place =
        URI.create(
            ShippedFiles.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return place.getScheme().equals("file") ? Path.of(place) : null;
  }
}
