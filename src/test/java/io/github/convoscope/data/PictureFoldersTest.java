package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFoldersTest {
  private static final List<String> NAMED =
      List.of("tench, Tinca tinca", "Crane", "sulphur butterfly, sulfur", "crane");
  private static final List<String> NUMBERED = List.of("0", "1", "2");

  @TempDir private Path folder;

  private void pictures(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(folder.resolve(name));
      Files.createFile(folder.resolve(name).resolve("a.JPEG"));
      Files.createFile(folder.resolve(name).resolve("notes.txt"));
    }
  }

  private List<Integer> labels(List<String> classes) {
    return PictureFolders.read(folder, classes).stream()
        .map(PictureFolders.LabelledPicture::label)
        .toList();
  }

  private String refused(List<String> classes) {
    return assertThrows(Problem.class, () -> labels(classes)).what().key();
  }

  @Test
  void foldersAreLabelsPartsOrIndices() throws IOException {
    pictures("0003", "Tinca_tinca", "sulphur butterfly, sulfur");
    assertEquals(List.of(3, 0, 2), labels(NAMED));
  }

  @Test
  void aNameOfTwoClassesIsSaid() throws IOException {
    pictures("crane");
    assertEquals("data.folder-ambiguous", refused(NAMED));
  }

  @Test
  void whatIsNoClassIsSaid() throws IOException {
    pictures("4");
    assertEquals("data.no-class", refused(NAMED));
    Files.move(folder.resolve("4"), folder.resolve("heron"));
    assertEquals("data.no-class", refused(NAMED));
  }

  @Test
  void withoutNamesFoldersAreClassesInTheirOrder() throws IOException {
    pictures("dog", "ant", "cow");
    assertEquals(List.of(0, 1, 2), labels(NUMBERED));
    pictures("elk");
    assertEquals("data.too-many-folders", refused(NUMBERED));
  }

  @Test
  void withoutNamesNumbersAreIndices() throws IOException {
    pictures("2", "01");
    assertEquals(List.of(1, 2), labels(NUMBERED));
  }

  @Test
  void noPicturesAreNoData() throws IOException {
    assertEquals("data.no-pictures", refused(NUMBERED));
    Files.createDirectory(folder.resolve("1"));
    assertEquals("data.no-pictures", refused(NUMBERED));
  }
}
