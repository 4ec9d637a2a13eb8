#!/usr/bin/env python3
"""SqueezeNet v1.0 computed again in double precision with NumPy: forward, backward, attributions.

usage: squeezenet-reference.py golden compressed_SqueezeNet.net squeezenet-227.json
       squeezenet-reference.py compare compressed_SqueezeNet.net INPUT.npy FOLDER
       squeezenet-reference.py sides compressed_SqueezeNet.net INPUT.npy

"golden" made squeezenet-227.json, which SqueezeNetGoldenTest reads. "compare" computes again what "explain" wrote for an
input (as "activations" dumps it): FOLDER/saliency.npy, guided.npy, deconv.npy, cam.npy, cam9.npy, ig.npy, occ.npy, score.npy. "sides" says how far 50 steps of
integrated gradients move when only the forward passes are in single precision, so that rounding chooses the sides of ReLUs and maxima.
It shares no code with the program.
"""
import sys, json, struct, numpy as np
FILE=sys.argv[2]
FIRES=[(2,96,16,64),(3,128,16,64),(4,128,32,128),(5,256,32,128),(6,256,48,192),(7,384,48,192),(8,384,64,256),(9,512,64,256)]
def decode():
    raw=open(FILE,'rb').read()
    shapes=[('conv1',(96,3,7,7))]
    for n,i,s,e in FIRES:
        shapes+=[(f's{n}',(s,i,1,1)),(f'a{n}',(e,s,1,1)),(f'b{n}',(e,s,3,3))]
    shapes.append(('conv10',(1000,512,1,1)))
    counts=struct.unpack('<26I',raw[:104]); at=104; out={}
    for (name,shape),n in zip(shapes,counts):
        book=np.frombuffer(raw,'<f4',256,at); at+=1024
        bias=np.frombuffer(raw,'<f4',shape[0],at); at+=4*shape[0]
        code=np.frombuffer(raw,'u1',n,at); at+=n
        packed=np.frombuffer(raw,'u1',(n+1)//2,at); at+=(n+1)//2
        skip=np.empty(2*len(packed),int); skip[0::2]=packed&15; skip[1::2]=packed>>4; skip=skip[:n]
        w=np.full(int(np.prod(shape)),book[0],np.float64)
        place=np.cumsum(skip+1)-1
        w[place]=book[code]
        out[name]=(w.reshape(shape),bias.astype(np.float64))
    assert at==len(raw),(at,len(raw))
    return out
W=decode()
def cols(x,k,s,p):
    x=np.pad(x,((0,0),(p,p),(p,p))); v=np.lib.stride_tricks.sliding_window_view(x,(k,k),axis=(1,2))[:,::s,::s]
    c,h,w=v.shape[:3]; return v.transpose(0,3,4,1,2).reshape(c*k*k,h*w),h,w
def conv(x,name,s=1,p=0):
    w,b=W[name]; m,h,ww=cols(x,w.shape[2],s,p); return (w.reshape(w.shape[0],-1)@m+b[:,None]).reshape(-1,h,ww)
def convb(g,name,shape,s=1,p=0):
    w,_=W[name]; k=w.shape[2]; o,h,ww=g.shape
    m=(w.reshape(o,-1).T@g.reshape(o,-1)).reshape(shape[0],k,k,h,ww)
    out=np.zeros((shape[0],shape[1]+2*p,shape[2]+2*p))
    for i in range(k):
        for j in range(k): out[:,i:i+s*h:s,j:j+s*ww:s]+=m[:,i,j]
    return out[:,p:p+shape[1],p:p+shape[2]]
def pool(x):
    v=np.lib.stride_tricks.sliding_window_view(x,(3,3),axis=(1,2))[:,::2,::2]
    c,h,w=v.shape[:3]; return v.reshape(c,h,w,9).max(3), v.reshape(c,h,w,9).argmax(3)
def poolb(g,arg,shape):
    out=np.zeros(shape); c,h,w=g.shape; ci,hi,wi=np.indices(g.shape)
    np.add.at(out,(ci,2*hi+arg//3,2*wi+arg%3),g); return out
class Pass:
    def __init__(self,x):
        self.x=x; a={}; self.z=a
        def rc(t,name,s=1,p=0): a[name]=conv(t,name,s,p); return np.maximum(a[name],0)
        t=rc(x,'conv1',2); self.arg={}; self.sh={}
        def pl(t,n): self.sh[n]=t.shape; t,self.arg[n]=pool(t); return t
        t=pl(t,1); self.into={}; self.out={}
        for n,_,_,_ in FIRES:
            self.into[n]=t.shape; s=rc(t,f's{n}'); t=np.concatenate([rc(s,f'a{n}'),rc(s,f'b{n}',1,1)]); self.out[n]=t
            if n in(4,8): t=pl(t,n)
        self.last=t; self.c10=rc(t,'conv10'); self.logits=self.c10.mean((1,2))
    def back(self,g_logits,rule='plain',stop=None):
        def r(g,name):
            z=self.z[name]
            if rule=='plain': return g*(z>0)
            if rule=='guided': return g*(z>0)*(g>0)
            return g*(g>0)
        g=np.broadcast_to((g_logits/169)[:,None,None],self.c10.shape).astype(float)
        if stop=='conv10': return g
        g=convb(r(g,'conv10'),'conv10',self.last.shape)
        for n,_,s,e in reversed(FIRES):
            if n in(4,8): g=poolb(g,self.arg[n],self.sh[n])
            if stop==n: return g
            sh=(s,)+self.out[n].shape[1:]
            gs=convb(r(g[:e],f'a{n}'),f'a{n}',sh)+convb(r(g[e:],f'b{n}'),f'b{n}',sh,1,1)
            g=convb(r(gs,f's{n}'),f's{n}',self.into[n])
        g=poolb(g,self.arg[1],self.sh[1])
        return convb(r(g,'conv1'),'conv1',self.x.shape,2)
def onehot(c,d=None):
    g=np.zeros(1000); g[c]+=1
    if d is not None: g[d]-=1
    return g
MEAN=np.array([104.,117.,123.])
BLACK=np.broadcast_to(-MEAN[:,None,None],(3,227,227)).copy()
def up(m):
    """Bilinear between receptive fields' centres (17 + 16 i for 13 cells, step 16); RF of conv10 is wider than the picture's edges ask."""
    n=m.shape[0]; assert n==13
    pos=np.clip((np.arange(227)-17)/16,0,12); lo=np.floor(pos).astype(int); hi=np.minimum(lo+1,12); f=pos-lo
    rows=m[lo]*(1-f)[:,None]+m[hi]*f[:,None]
    full=rows[:,lo]*(1-f)[None]+rows[:,hi]*f[None]
    # receptive field: conv1 7; then (k-1)*jump for each window
    rf=7;j=2
    rf+=2*j;j*=2                       # pool1
    for n in(2,3,4): rf+=2*j
    rf+=2*j;j*=2
    for n in(5,6,7,8): rf+=2*j
    rf+=2*j;j*=2
    rf+=2*j
    assert j==16
    beyond=np.maximum(17-np.arange(227),np.arange(227)-209)-8
    fade=(rf-16)/2; trust=np.where(beyond<=0,1,np.maximum(0,1-beyond/fade))
    return full*trust[:,None]*trust[None]
def ig(x,base,c,steps):
    n,w=np.polynomial.legendre.leggauss(steps); n=(n+1)/2; w=w/2; s=0
    for a,b in zip(n,w): s=s+b*Pass(base+a*(x-base)).back(onehot(c))
    return (x-base)*s
def occl(x,base,c,win,stride):
    last=227-win; st=[min(i*stride,last) for i in range((last+stride-1)//stride+1)]
    f0=Pass(x).logits[c]; s=np.zeros((227,227)); k=np.zeros((227,227))
    for r in st:
        for q in st:
            y=x.copy(); y[:,r:r+win,q:q+win]=base[:,r:r+win,q:q+win]
            s[r:r+win,q:q+win]+=f0-Pass(y).logits[c]; k[r:r+win,q:q+win]+=1
    return s/k
def gradcam(p,c,layer):
    A,g=(p.c10,p.back(onehot(c),stop='conv10')) if layer=='conv10' else (p.out[9],p.back(onehot(c),stop=9))
    return np.maximum((g.mean((1,2))[:,None,None]*A).sum(0),0)
def scorecam(p,base,c,A,channels):
    var=A.reshape(len(A),-1).var(1); order=[k for k in np.argsort(-var,kind='stable') if var[k]>0][:channels or None]
    S=[]
    for k in order:
        m=up(A[k]); m=(m-m.min())/(m.max()-m.min()); S.append(Pass(base+m*(p.x-base)).logits[c])
    S=np.array(S); w=np.exp(S-S.max()); w/=w.sum()
    return np.maximum((w[:,None,None]*A[order]).sum(0),0)
def formula():
    c,r,q=np.indices((3,227,227))
    v=np.rint(127.5+70*np.sin(r*(0.05+0.02*c)+0.7*c+0.05)*np.cos(q*0.043-c)+30*np.sin((r+2*q)*0.31+c))
    disc=(r-100)**2+(q-130)**2<55**2
    v=np.where(disc,np.rint(v*0.3+[[[40]],[[90]],[[150]]]),v)
    # Noise, so that no two patches are alike: ties in max pooling are broken by rounding.
    v=v+(73*r+151*q+57*c+r*q)%13-6
    return np.clip(v,0,255)-MEAN[:,None,None]
if sys.argv[1]=='golden':
    x=formula(); p=Pass(x); c=int(p.logits.argmax()); d=int(np.argsort(-p.logits)[1])
    near=min(float(np.abs(z).min()/np.abs(z).max()) for z in p.z.values())
    probes=[int(i) for i in np.random.default_rng(20).choice(227*227,48,replace=False)]
    out={'answer':c,'second':d,'logits':[float(p.logits[c]),float(p.logits[d])],'pixels':probes,'maps':[]}
    def add(name,m,**more):
        flat=m.reshape(m.shape[0],-1) if m.ndim==3 else m.reshape(1,-1)
        out['maps'].append({'method':name,**more,'largest':float(np.abs(m).max()),'sum':float(m.sum()),
            'values':[[float(f'{v:.9g}') for v in row[probes]] for row in flat]}); print(name,more,float(np.abs(m).max()),float(m.sum()),flush=True)
    add('saliency',p.back(onehot(c)))
    add('saliency',p.back(onehot(c,d)),against=d)
    add('gradient-x-input',p.back(onehot(c))*x)
    add('guided-backprop',p.back(onehot(c),'guided'))
    add('deconvolution',p.back(onehot(c),'deconv'))
    add('grad-cam',up(gradcam(p,c,'conv10')),layer='conv10')
    add('grad-cam',up(gradcam(p,c,'fire9')),layer='fire9/concat')
    add('integrated-gradients',ig(x,BLACK,c,2),steps=2)
    add('occlusion',occl(x,BLACK,c,64,50),window=64,stride=50)
    add('score-cam',up(scorecam(p,BLACK,c,p.out[9],24)),layer='fire9/concat',channels=24)
    json.dump(out,open(sys.argv[3],'w'),indent=None,separators=(',',':'))
    print('smallest |z| over largest',near)
elif sys.argv[1]=='sides':
    x=np.load(sys.argv[3]).astype(np.float64); c=int(Pass(x).logits.argmax()); n,w=np.polynomial.legendre.leggauss(50)
    double=W; single={k:(a.astype(np.float32),b.astype(np.float32)) for k,(a,b) in W.items()}; maps=[0,0]; equal=[]; moved=[]
    for a,b in zip((n+1)/2,w/2):
        y=(BLACK+a*(x-BLACK)).astype(np.float32)
        W=double; p=Pass(y.astype(np.float64)); g=p.back(onehot(c))
        W=single; q=Pass(y); W=double; h=q.back(onehot(c))
        same=all(((p.z[k]>0)==(q.z[k]>0)).all() for k in p.z) and all((p.arg[k]==q.arg[k]).all() for k in p.arg)
        (equal if same else moved).append(np.abs(g-h).max()/np.abs(g).max())
        maps=[maps[0]+b*g,maps[1]+b*h]
    g,h=((x-BLACK)*m for m in maps)
    print(f'{len(moved)} of 50 passes have other sides, with gradients up to {max(moved,default=0):.1e} of the largest number apart; the others {max(equal,default=0):.1e}')
    print(f'integrated gradients: {np.abs(g-h).max()/np.abs(g).max():.1e} of the largest number, in the norm {np.linalg.norm(g-h)/np.linalg.norm(g):.1e}')
else:
    import os
    x=np.load(sys.argv[3]).astype(np.float64); p=Pass(x); c=int(p.logits.argmax()); D=sys.argv[4]
    def cmp(name,m):
        f=f'{D}/{name}.npy'
        if os.path.exists(f):
            m=m() if callable(m) else m; o=np.load(f).astype(np.float64); m=np.broadcast_to(m.reshape((-1,)+o.shape[1:]),o.shape); print(f'{name:14} largest difference / largest {np.abs(o-m).max()/np.abs(m).max():.2e}  in the norm {np.linalg.norm(o-m)/np.linalg.norm(m):.2e}',flush=True)
    print('answer',c,float(p.logits[c]))
    cmp('saliency',p.back(onehot(c))); cmp('guided',p.back(onehot(c),'guided')); cmp('deconv',p.back(onehot(c),'deconv'))
    cmp('cam',up(gradcam(p,c,'conv10'))); cmp('cam9',up(gradcam(p,c,'fire9')))
    cmp('ig',lambda: ig(x,BLACK,c,50)); cmp('occ',lambda: occl(x,BLACK,c,32,16)); cmp('score',lambda: up(scorecam(p,BLACK,c,p.out[9],64)))
