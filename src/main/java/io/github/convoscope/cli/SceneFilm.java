package io.github.convoscope.cli;

import io.github.convoscope.data.GifFilm;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Films the scene while a story goes on. Starts and ends JavaFX: once in a process. */
final class SceneFilm {
  /** The part of the film in which the story goes on; then its end stands still. */
  private static final double MOVING = 0.7;

  private final Model model;
  private final ScenePicture picture;
  private final boolean projector;
  private final FilmStory story;
  private final Activations activations;
  private @Nullable FilmCaption caption;

  SceneFilm(Model model, ScenePicture picture, boolean projector, FilmStory story) {
    this.model = model;
    this.picture = picture;
    this.projector = projector;
    this.story = story;
    activations = new Activations(model.spec(), 1);
  }

  /**
   * Writes the film. Do not call it on the JavaFX thread.
   *
   * @param frames how many, at least 2
   * @param rate frames a second, 1 to 100
   */
  void write(OutputStream out, PictureSize size, int frames, int rate, Progress progress)
      throws IOException {
    try (Engine engine = model.newEngine()) {
      picture.film(
          story.showsPaths()
              ? ScenePicture.PictureOptions.usual()
              : ScenePicture.PictureOptions.usual().withoutPaths(),
          () -> {
            caption = new FilmCaption(size.height(), projector);
            return caption;
          },
          size.width(),
          size.height(),
          shots -> {
            film(out, engine, shots, frames, rate, progress);
            return frames;
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private void film(
      OutputStream out,
      Engine engine,
      ScenePicture.Shots shots,
      int frames,
      int rate,
      Progress progress) {
    List<BufferedImage> samples = new ArrayList<>();
    // The end stands still for long, so its colours count twice.
    for (double part : new double[] {0, 0.5, 1, 1}) {
      samples.add(shot(engine, shots, part));
    }
    try (GifFilm film = new GifFilm(out, samples)) {
      int moving = Math.max(1, (int) Math.round(MOVING * (frames - 1)));
      for (int frame = 0; frame < frames; frame++) {
        double part = Math.min(1, (double) frame / moving);
        film.add(part < 1 ? shot(engine, shots, part) : samples.get(2), delay(frame, rate));
        progress.report((frame + 1.0) / frames, Message.of("film.filming"));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How long a frame is shown, in hundredths of a second; together they keep the rate. */
  private static int delay(int frame, int rate) {
    return (int) (Math.round(100.0 * (frame + 1) / rate) - Math.round(100.0 * frame / rate));
  }

  private BufferedImage shot(Engine engine, ScenePicture.Shots shots, double part) {
    FilmStory.Moment moment = story.at(part);
    story.engine(part, engine).forward(moment.input(), activations);
    Verdict verdict = model.judge().verdict(moment.input(), activations.logits());
    float[] output = activations.output();
    int answer = activations.answer(0);
    return shots.take(
        activations,
        moment.marks(),
        moment.caption() == null && verdict.kind() != Verdict.Kind.NOT_A_DIGIT,
        () -> {
          FilmCaption texts = Objects.requireNonNull(caption);
          texts.show(moment.pad(), verdict, model.spec().labels().get(answer), output[answer]);
          if (moment.caption() != null) {
            texts.tell(Messages.text(moment.caption()));
          }
          Message note = story.note(part);
          if (note != null) {
            texts.note(Messages.text(note));
          }
        });
  }
}
