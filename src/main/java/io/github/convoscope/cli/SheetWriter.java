package io.github.convoscope.cli;

import io.github.convoscope.colour.Palette;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFacts;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.lesson.LessonSheet;
import io.github.convoscope.lesson.LessonStage;
import io.github.convoscope.lesson.StageChain;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.lesson.WindowNames;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Writes the teacher's sheet and the worksheet of a lesson, with a picture of each step. */
final class SheetWriter {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 720;

  private final Lesson lesson;
  private final Locale locale;
  private final Map<Path, Model> models = new HashMap<>();

  /**
   * Sheets of a lesson.
   *
   * @param lesson what they are about
   * @param locale language of the texts
   */
  SheetWriter(Lesson lesson, Locale locale) {
    this.lesson = lesson;
    this.locale = locale;
  }

  /**
   * Writes the pages and pictures into a folder, without a window.
   *
   * @return what was written
   * @throws Problem where there is no display for pictures
   */
  Message write(Path folder) {
    if (TargetScreen.current() == TargetScreen.NONE) {
      throw Problem.work(
          Message.of("lesson.sheet.no-display"), new IllegalStateException("no display"));
    }
    return ScenePicture.started(() -> writeBeside(folder));
  }

  /**
   * Writes the pages and pictures into a folder while JavaFX runs. Do not call it on the JavaFX
   * thread.
   *
   * @return what was written
   */
  Message writeBeside(Path folder) {
    AtomicFile.checkFolder(folder);
    List<StageShot> shots = shots();
    List<BufferedImage> pictures = shots.stream().map(SheetWriter::picture).toList();
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = pictures.get(i);
      AtomicFile.write(folder.resolve(picture(i)), out -> ImageIO.write(picture, "png", out));
    }
    LessonSheet sheet = sheet(shots);
    String teacher = lesson.name() + "-teacher.html";
    String worksheet = lesson.name() + "-worksheet.html";
    AtomicFile.write(folder.resolve(teacher), sheet.teacher());
    AtomicFile.write(folder.resolve(worksheet), sheet.worksheet());
    return Message.of("lesson.sheet.written", folder, teacher, worksheet, pictures.size());
  }

  /** Each step, computed once its question is answered. */
  List<StageShot> shots() {
    return IntStream.range(0, lesson.steps().size())
        .mapToObj(step -> shot(StageChain.at(lesson, step, true)))
        .toList();
  }

  /** The sheets, which name the pictures of the steps. */
  LessonSheet sheet(List<StageShot> shots) {
    return new LessonSheet(
        lesson,
        locale,
        IntStream.range(0, shots.size()).mapToObj(this::picture).toList(),
        shots.stream()
            .map(shot -> new LessonFacts(shot.model(), shot.answered(), locale))
            .toList());
  }

  private String picture(int step) {
    return lesson.name() + "-" + step + ".png";
  }

  /**
   * Reads the lesson that sheets are wanted of.
   *
   * @throws Problem where it can't be read
   */
  static Lesson read(Path file) {
    LessonReading reading = LessonReader.read(file, WindowNames.all());
    Lesson lesson = reading.lesson();
    if (lesson == null) {
      TextFault first = reading.faults().get(0);
      throw Problem.input(
          Message.of("lesson.fault", file, first.line(), first.column(), first.what()));
    }
    return lesson;
  }

  private StageShot shot(LessonStage stage) {
    Path named = StageShot.network(stage);
    Path network = named == null ? ShippedFiles.model() : named;
    Model model =
        models.computeIfAbsent(network, path -> new ModelOpener(ShippedFiles.samples()).open(path));
    return StageShot.of(model, stage, null);
  }

  /** A step in the light colours, which print well. */
  private static BufferedImage picture(StageShot shot) {
    String palette = shot.stage().palette();
    Palette colours = palette == null ? Palette.DEFAULT : Palette.named(palette);
    return new ScenePicture(shot.model(), colours, true)
        .takeNext(shot.activations(), shot.options(), WIDTH, HEIGHT);
  }
}
