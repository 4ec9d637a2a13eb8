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
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.lesson.WindowNames;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes the teacher's sheet and the worksheet of a lesson, with a picture of each step. */
final class SheetWriter {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 720;

  private final Path file;
  private final Locale locale;
  private final Map<Path, Model> models = new HashMap<>();

  /**
   * Sheets of a lesson.
   *
   * @param file of the lesson
   * @param locale language of the texts
   */
  SheetWriter(Path file, Locale locale) {
    this.file = file;
    this.locale = locale;
  }

  /**
   * Writes the pages and pictures into a folder.
   *
   * @throws Problem where the lesson can't be read or there is no display for pictures
   */
  void write(Path folder) {
    AtomicFile.checkFolder(folder);
    Lesson lesson = lesson();
    if (TargetScreen.current() == TargetScreen.NONE) {
      throw Problem.work(
          Message.of("lesson.sheet.no-display"), new IllegalStateException("no display"));
    }
    List<StageShot> shots = new ArrayList<>();
    for (int i = 0; i < lesson.steps().size(); i++) {
      shots.add(shot(StageChain.at(lesson, i, true)));
    }
    List<BufferedImage> pictures =
        ScenePicture.started(() -> shots.stream().map(SheetWriter::picture).toList());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = pictures.get(i);
      String name = lesson.name() + "-" + i + ".png";
      AtomicFile.write(folder.resolve(name), out -> ImageIO.write(picture, "png", out));
      names.add(name);
    }
    List<LessonFacts> facts =
        shots.stream().map(shot -> new LessonFacts(shot.model(), shot.answered(), locale)).toList();
    LessonSheet sheet = new LessonSheet(lesson, locale, names, facts);
    String teacher = lesson.name() + "-teacher.html";
    String worksheet = lesson.name() + "-worksheet.html";
    AtomicFile.write(folder.resolve(teacher), sheet.teacher());
    AtomicFile.write(folder.resolve(worksheet), sheet.worksheet());
    System.err.println(
        Messages.text("lesson.sheet.written", folder, teacher, worksheet, names.size()));
  }

  private Lesson lesson() {
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
