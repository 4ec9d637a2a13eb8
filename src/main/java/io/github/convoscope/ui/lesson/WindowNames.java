package io.github.convoscope.ui.lesson;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.lesson.LessonNames;
import io.github.convoscope.model.ShippedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that this program knows, to check lessons with. */
public final class WindowNames {
  /** The digits network that comes with the program. */
  static final String DIGITS = "digits";

  /** The network for photographs that comes with the program. */
  static final String PHOTOS = "photos";

  private WindowNames() {}

  /** All names that lessons may use. */
  public static LessonNames all() {
    return new LessonNames(
        WindowNames::isNetwork,
        Arrangements.ALL.stream().map(Arrangement::name).collect(Collectors.toSet()),
        Stream.concat(ColourMap.SEQUENTIAL.stream(), ColourMap.DIVERGING.stream())
            .collect(Collectors.toSet()),
        LessonPart.names(),
        Set.copyOf(ReadyPictures.names()));
  }

  /** Parts of the window that show other networks than a step names. */
  public static Set<String> ownNetworks() {
    return Stream.of(LessonPart.values())
        .filter(LessonPart::hasOwnNetwork)
        .map(LessonPart::fileName)
        .collect(Collectors.toSet());
  }

  private static boolean isNetwork(String name) {
    return Set.of(DIGITS, PHOTOS).contains(name) || Files.isRegularFile(file(name));
  }

  /** The file of a network in the folder of models; it may be missing. */
  public static Path file(String network) {
    Path models = ShippedFiles.models();
    Path folder = models == null ? Path.of("models") : models;
    boolean shipped = Set.of(DIGITS, PHOTOS).contains(network);
    String name = shipped ? network + ".zip" : network;
    // A lesson names a file of that folder only, not one anywhere else.
    boolean plain = name.matches("[\\p{L}\\p{N}._ -]+") && !name.startsWith(".");
    return folder.resolve(plain ? name : "none");
  }
}
