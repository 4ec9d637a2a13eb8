package io.github.convoscope.explain.trust;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often a sticker turns the answer into a class, over pictures and places that it was not made
 * with, beside what a grey square and noise of the same size do. Pictures that are answered with
 * the class anyway don't count.
 *
 * @param tried pictures times places
 * @param turned how often the sticker turned the answer into the class
 * @param byGrey how often a grey square did
 * @param byNoise how often noise did
 * @param probability mean probability of the class with the sticker, 0 to 1
 * @param before mean probability of the class without it
 */
public record StickerMeasure(
    int tried, int turned, int byGrey, int byNoise, double probability, double before) {
  /**
   * Measures a sticker.
   *
   * @param pictures inputs of the network
   * @param places how many random places on each picture
   * @param seed of the places and the noise
   * @throws io.github.convoscope.task.CancelledException if it is cancelled
   */
  public static StickerMeasure of(
      Engine engine,
      InputRange range,
      Sticker sticker,
      int target,
      List<float[]> pictures,
      int places,
      long seed,
      Progress progress) {
    Shape shape = engine.spec().input().shape();
    Activations at = new Activations(engine.spec(), 1);
    SplittableRandom random = new SplittableRandom(seed);
    Sticker grey = Sticker.grey(sticker.side(), shape.channels());
    int tried = 0;
    int[] turned = new int[3];
    double with = 0;
    double before = 0;
    for (int i = 0; i < pictures.size(); i++) {
      progress.check();
      progress.report((double) i / pictures.size(), Message.of("trust.measuring"));
      engine.forward(pictures.get(i), at);
      if (at.answer(0) == target) {
        continue;
      }
      before += at.probabilities()[target] * places;
      for (int place = 0; place < places; place++) {
        progress.check();
        int top = random.nextInt(shape.rows() - sticker.side() + 1);
        int left = random.nextInt(shape.columns() - sticker.side() + 1);
        Sticker noise = Sticker.noise(sticker.side(), shape.channels(), random.nextLong());
        Sticker[] tries = {grey, noise, sticker};
        for (int k = 0; k < tries.length; k++) {
          engine.forward(tries[k].on(pictures.get(i), shape, top, left, range), at);
          turned[k] += at.answer(0) == target ? 1 : 0;
        }
        with += at.probabilities()[target];
        tried++;
      }
    }
    int count = Math.max(1, tried);
    return new StickerMeasure(tried, turned[2], turned[0], turned[1], with / count, before / count);
  }
}
